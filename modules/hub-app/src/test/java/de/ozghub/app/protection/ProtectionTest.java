package de.ozghub.app.protection;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.fixture.Processing;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.app.fixture.TestPackages;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.xmldsig.XmlSignatures;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages a back office's profile cannot protect, and what mapping lost, over the real store. */
@ExtendWith(PostgresExtension.class)
class ProtectionTest {

    private final TestHub hub;

    ProtectionTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
    }

    @Test
    void what_is_no_xml_cannot_get_an_xml_signature_and_a_person_is_told_where_and_why() {
        var signed = new XmlSignatureProfile(new XmlSignatures(ProfileKeys.NOW), ProfileKeys.hub(KeyKind.EC_P256));
        var processing = new Processing(hub, TestPackages.waste(), null, _ -> signed);
        SubmissionId id = processing.taken("csv", TestPackages.wasteOrder());
        processing.run();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.submission(id).problems())
                .containsExactly(new Problem(
                        ProblemCode.PROTECTION_UNFIT,
                        "remscheid/abfall",
                        Map.of(
                                "reason", "not-xml",
                                "protection", "xmldsig",
                                "format", TestPackages.WASTE_FORMAT)));
    }

    @Test
    void what_could_not_be_carried_over_is_counted_by_field_without_its_value() {
        var processing = new Processing(hub, TestPackages.waste(), null, _ -> new PlainProfile());
        SubmissionId id = processing.taken("csv", TestPackages.wasteOrder());
        processing.run();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.DELIVERING);
        assertThat(hub.store.journal().entries(id))
                .filteredOn(entry -> entry.event() == JournalEvent.LOST_IN_MAPPING)
                .extracting(JournalEntry::parameters)
                .isNotEmpty()
                .allSatisfy(parameters -> assertThat(parameters)
                        .containsEntry("loss", "letters-simplified")
                        .containsEntry("backOffice", "remscheid/abfall")
                        .containsOnlyKeys("loss", "backOffice", "field", "count"));
        assertThat(hub.delivery(id, de.ozghub.submission.BackOfficeKey.of("remscheid/abfall"))
                        .message()
                        .form()
                        .file())
                .isEqualTo("message.csv");
    }
}
