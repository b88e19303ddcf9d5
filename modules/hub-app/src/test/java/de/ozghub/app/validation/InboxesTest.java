package de.ozghub.app.validation;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.Processing;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.app.fixture.TestPackages;
import de.ozghub.app.protection.PlainProfile;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What no service of an authority takes, over the real store and the configuration of the demonstration. */
@ExtendWith(PostgresExtension.class)
class InboxesTest {

    private static final BackOfficeKey INBOX = BackOfficeKey.of("remscheid/posteingang");
    private static final String DATA = "{\"anything\": \"<script>\"}";

    private final TestHub hub;

    InboxesTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
    }

    @Test
    void it_goes_as_it_came_with_a_cover_sheet_and_its_attachments_and_is_not_confirmed_yet() throws IOException {
        SubmissionId id = processed(TestPackages.inbox(), TestHub.pdf("form"));

        assertThat(hub.submission(id).problems()).isEmpty();
        assertThat(hub.submission(id).state())
                .as("only the folder's taking over confirms")
                .isEqualTo(SubmissionState.DELIVERING);
        assertThat(hub.events(id)).contains(JournalEvent.FOR_INBOX).doesNotContain(JournalEvent.CONFIRMED);
        NewDelivery delivery = hub.delivery(id, INBOX).message();
        assertThat(delivery.mustConfirm()).isTrue();
        assertThat(delivery.attachments())
                .extracting(part -> part.id() + " " + part.mediaType())
                .containsExactly("a1 application/pdf", "deckblatt text/html", "original application/xml");
        assertThat(text(delivery, "original")).isEqualTo(DATA);
        assertThat(text(delivery, "deckblatt"))
                .contains("Stadt Remscheid", "urn:ozg-hub:leistung:unbekannt", "anlage.pdf", "03.11.2025, 10:00 Uhr");
    }

    @Test
    void the_policy_of_the_inbox_holds_too() {
        SubmissionId id = processed(TestPackages.inbox(), "MZ\u0000 a program");

        assertThat(hub.submission(id).problems())
                .extracting(problem -> problem.code())
                .contains(ProblemCode.ATTACHMENT_TYPE);
    }

    @Test
    void without_its_package_a_person_decides() {
        SubmissionId id = processed(TestPackages.dogTax(), TestHub.pdf("form"));

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.submission(id).problems())
                .extracting(problem -> problem.code())
                .containsExactly(ProblemCode.PACKAGE_INACTIVE);
    }

    private SubmissionId processed(ActivePackages packages, String attachment) {
        var processing = new Processing(hub, packages, null, _ -> new PlainProfile());
        SubmissionId id = processing.taken(
                "unknown",
                new MemoryChannel.Message(
                        new ServiceKey("urn:ozg-hub:leistung:unbekannt"),
                        new SchemaKey("https://schema.example/anything.json"),
                        DATA,
                        Map.of("a1", attachment)));
        processing.run();
        return id;
    }

    private String text(NewDelivery delivery, String part) throws IOException {
        var payload = delivery.attachments().stream()
                .filter(candidate -> candidate.id().equals(part))
                .findFirst()
                .orElseThrow()
                .payload();
        try (InputStream in = hub.store.payloads().read(payload)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
