package de.ozghub.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Submissions the hub has no key for, through the real flows. */
@ExtendWith(PostgresExtension.class)
class RelayFlowTest {

    private final TestFlows flows;
    private final TestHub hub;

    RelayFlowTest(TestDatabase database) throws SQLException {
        flows = new TestFlows(database);
        hub = flows.hub;
    }

    @AfterEach
    void close() {
        flows.close();
    }

    @Test
    void what_the_hub_has_no_key_for_goes_on_as_it_arrived() throws IOException {
        var message = new MemoryChannel.Message(
                TestHub.DOG_TAX, TestHub.REGISTRATION, "versiegelt", Map.of("a-1", "auch versiegelt"));
        hub.channel.receivesSealed("sealed", message);
        SubmissionId id = flows.taken();

        flows.process();
        flows.deliver(TestHub.ORDER);
        flows.tell();
        flows.tell();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(hub.submission(id).competent()).isEqualTo(TestHub.REMSCHEID);
        assertThat(hub.events(id))
                .contains(JournalEvent.RELAYED)
                .doesNotContain(JournalEvent.OPENED, JournalEvent.VALID);
        assertThat(flows.stages(id)).containsExactly(Stage.INTAKE, Stage.RELAY, Stage.DELIVERY, Stage.RECEIPT);
        assertThat(flows.order.got())
                .singleElement()
                .satisfies(got -> assertThat(got.message()).isEqualTo("versiegelt"));
        var delivery = hub.delivery(id, TestHub.ORDER).message();
        assertThat(delivery.format()).isEqualTo(MemoryChannel.SEALED);
        assertThat(delivery.attachments()).extracting(NewDelivery.Part::id).containsExactly("a-1");
        assertThat(hub.store.payloads().of(id)).extracting(PayloadRef::kind).doesNotContain(PayloadKind.OPENED);
    }

    @Test
    void what_is_relayed_for_no_service_is_rejected() {
        hub.channel.receivesSealed(
                "other",
                new MemoryChannel.Message(new ServiceKey("urn:x-test:other"), TestHub.REGISTRATION, "x", Map.of()));
        SubmissionId id = flows.taken();

        flows.process();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(hub.submission(id).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNSUPPORTED_SERVICE);
    }
}
