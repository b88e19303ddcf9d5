package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.postgres.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;

/** The database server goes away in the middle of things and comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartTest {

    private final TestServer server = TestServer.start();
    private final TestStore store = TestStore.impatient(server.newDatabase());

    @AfterAll
    void close() {
        store.close();
        server.close();
    }

    private void startAgain() {
        server.startAgain();
        await().until(store.store::isReachable);
    }

    @Test
    void a_decision_cut_off_by_a_restart_leaves_nothing_and_can_be_taken_again() {
        Lease lease = store.intake();

        assertThatThrownBy(() -> store.journal().under(lease, work -> {
                    work.append(Stage.INTAKE, JournalEvent.RECORDED, Map.of());
                    work.state(SubmissionState.RECORDED, List.of());
                    server.stop();
                    work.finish();
                    return true;
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(store.store.isReachable()).isFalse();
        assertThatThrownBy(() -> store.finish(lease)).isInstanceOf(DataAccessException.class);
        startAgain();

        assertThat(store.journal().read(lease.submission()).orElseThrow().state())
                .isEqualTo(SubmissionState.ARRIVING);
        assertThat(store.journal().entries(lease.submission())).hasSize(1);
        store.finish(lease);
        assertThat(store.journal().firstBroken(lease.submission())).isEmpty();
    }

    @Test
    void what_was_confirmed_survives_a_crash_of_the_server() throws IOException {
        SubmissionId id = store.submission();
        PayloadRef payload = store.stored(id, PayloadKind.ARRIVED, "submission", Bytes.random(2_500_000, 1));
        var lease = store.claimOne(
                "intake:" + store.journal().read(id).orElseThrow().origin().mailbox());
        store.journal().under(lease, work -> {
            work.seal(payload.id());
            work.append(Stage.INTAKE, JournalEvent.RECORDED, Map.of());
            work.state(SubmissionState.RECORDED, List.of());
            work.finish();
            return true;
        });

        server.crash();
        startAgain();

        assertThat(store.journal().read(id).orElseThrow().state()).isEqualTo(SubmissionState.RECORDED);
        assertThat(store.journal().firstBroken(id)).isEmpty();
        try (var in = store.payloads().read(payload.id())) {
            assertThat(Bytes.sha256(in.readAllBytes())).isEqualTo(payload.sha256());
        }
    }

    @Test
    void a_payload_cut_off_by_a_crash_is_not_part_of_anything_and_is_swept() {
        SubmissionId id = store.submission();

        assertThatThrownBy(() -> store.payloads().store(id, PayloadKind.ARRIVED, "submission", out -> {
                    out.write(Bytes.random(2_500_000, 1));
                    // Chunks do not wait for the disk; the next commit that does takes them along.
                    store.submission();
                    server.crash();
                }))
                .isInstanceOf(DataAccessException.class);
        startAgain();

        assertThat(store.payloads().of(id)).isEmpty();
        assertThat(store.store.sweep(Duration.ofHours(-1))).isEqualTo(1);
    }
}
