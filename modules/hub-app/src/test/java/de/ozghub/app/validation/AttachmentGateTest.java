package de.ozghub.app.validation;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.Processing;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.app.fixture.TestPackages;
import de.ozghub.app.protection.PlainProfile;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of submissions whose attachments a service does not take, over the real store. */
@ExtendWith(PostgresExtension.class)
class AttachmentGateTest {

    private static final String PROGRAM = "MZ\u0000\u0000 a program called photo.pdf";
    private static final String SCRIPTED = TestHub.pdf("x").replace("/Catalog", "/Catalog /OpenAction << /JS (1) >>");

    private final TestHub hub;

    AttachmentGateTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
    }

    @Test
    void a_renamed_program_goes_to_a_clerk_and_passes_only_as_it_was_released() throws SQLException {
        var processing = processing(TestPackages.dogTax());
        SubmissionId id = processing.taken("renamed", TestHub.registrationWith(PROGRAM));
        processing.run();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(codes(id)).containsExactly(ProblemCode.ATTACHMENT_TYPE, ProblemCode.ATTACHMENT_TYPE_DIFFERS);
        assertThat(hub.submission(id).problems())
                .allSatisfy(problem -> assertThat(problem.instance()).isEqualTo(TestHub.ATTACHMENT));
        assertThat(hub.store.journal().entries(id))
                .extracting(JournalEntry::parameters)
                .noneMatch(parameters -> parameters.toString().contains("anlage.pdf"));

        assertThat(processing.decisions().release(Processing.CLERK, id, null, "telefonisch geklärt"))
                .isEqualTo(new CommandResult.Done());
        hub.pausesPass();
        processing.run();

        assertThat(hub.submission(id).problems()).isEmpty();
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.DELIVERING);
        assertThat(hub.store.journal().firstBroken(id)).isEmpty();
    }

    @Test
    void a_service_that_refuses_tells_the_sender_at_once() {
        var processing = processing(TestPackages.dogTaxTaking("{unfit: refuse}"));
        SubmissionId id = processing.taken("refused", TestHub.registrationWith(PROGRAM));
        processing.run();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(codes(id)).containsExactly(ProblemCode.ATTACHMENT_TYPE);
        assertThat(hub.events(id)).contains(JournalEvent.INVALID, JournalEvent.REJECTION_DECIDED);
    }

    @Test
    void what_a_service_accepts_passes_with_a_note() {
        var processing = processing(TestPackages.dogTaxTaking("{active-content: accept}"));
        SubmissionId id = processing.taken("scripted", TestHub.registrationWith(SCRIPTED));
        processing.run();

        assertThat(hub.submission(id).problems()).isEmpty();
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.DELIVERING);
        assertThat(hub.store.journal().entries(id))
                .filteredOn(entry -> entry.event() == JournalEvent.NOTED)
                .singleElement()
                .satisfies(entry -> assertThat(entry.parameters())
                        .containsEntry("problem", "attachment-active")
                        .containsEntry("content", "javascript"));
    }

    @Test
    void more_than_a_service_takes_goes_to_a_clerk() {
        var processing = processing(TestPackages.dogTaxTaking("{count: 1}"));
        var two = new MemoryChannel.Message(
                TestHub.DOG_TAX,
                TestHub.REGISTRATION,
                TestHub.sample("normal"),
                Map.of("a1", TestHub.pdf("1"), "a2", TestHub.pdf("2")));
        SubmissionId id = processing.taken("many", two);
        processing.run();

        assertThat(hub.submission(id).problems())
                .containsExactly(Problem.of(ProblemCode.ATTACHMENTS_TOO_MANY, "attachments", "limit", 1)
                        .with("count", 2));
    }

    private List<ProblemCode> codes(SubmissionId id) {
        return hub.submission(id).problems().stream().map(Problem::code).toList();
    }

    private Processing processing(ActivePackages packages) {
        return new Processing(hub, packages, null, _ -> new PlainProfile());
    }
}
