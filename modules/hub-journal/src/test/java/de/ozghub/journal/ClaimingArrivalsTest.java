package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.Ids;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.TaskKind;
import de.ozghub.submission.Origin;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.VerbundKey;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimingArrivalsTest {

    private final TestDatabase database;
    private final TestStore store;

    ClaimingArrivalsTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void a_message_belongs_to_the_submission_that_carried_it_first() {
        SubmissionId first = claimed();
        SubmissionId second = claimed();
        String message = Ids.uuid().toString();

        assertThat(store.journal().carriedBefore(first, message)).isEmpty();
        assertThat(store.journal().carriedBefore(second, message)).contains(first);
        assertThat(store.journal().carriedBefore(first, message)).isEmpty();
        assertThat(store.journal().carriedBefore(second, Ids.uuid().toString())).isEmpty();
    }

    @Test
    void the_message_of_a_rejected_submission_may_come_again() throws SQLException {
        SubmissionId rejected = claimed();
        SubmissionId corrected = claimed();
        SubmissionId late = claimed();
        String message = Ids.uuid().toString();
        store.journal().carriedBefore(rejected, message);
        database.execute("update submission set state = 'rejected' where id = '%s'".formatted(rejected));

        assertThat(store.journal().carriedBefore(corrected, message)).isEmpty();
        assertThat(store.journal().carriedBefore(late, message)).contains(corrected);
    }

    private SubmissionId claimed() {
        return store.journal()
                .claim(
                        TestStore.VERBUND,
                        TestStore.origin("mailbox-of-messages", Ids.uuid().toString()),
                        TestStore.CONFIG,
                        store.clock.instant())
                .orElseThrow();
    }

    @Test
    void a_claimed_arrival_has_state_entry_and_intake_task() {
        var origin = TestStore.origin("mailbox-1", Ids.uuid().toString());

        SubmissionId id = store.journal()
                .claim(TestStore.VERBUND, origin, TestStore.CONFIG, store.clock.instant())
                .orElseThrow();

        var submission = store.journal().read(id).orElseThrow();
        assertThat(submission.state()).isEqualTo(SubmissionState.ARRIVING);
        assertThat(submission.origin()).isEqualTo(origin);
        assertThat(submission.sightedAt()).isEqualTo(store.clock.instant());
        assertThat(submission.configVersion()).isEqualTo(TestStore.CONFIG);
        assertThat(submission.receivedAt()).isNull();
        assertThat(store.journal().entries(id))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event()).isEqualTo(JournalEvent.SIGHTED));
        var lease = store.claimOne("intake:mailbox-1");
        assertThat(lease.submission()).isEqualTo(id);
        assertThat(lease.kind()).isEqualTo(TaskKind.INTAKE);
    }

    @Test
    void eight_threads_on_two_nodes_claim_an_arrival_once() {
        try (var other = TestStore.open(database)) {
            var nodes = List.of(store, other);

            for (int round = 0; round < 20; round++) {
                var origin = TestStore.origin("mailbox-2", "external-" + round);
                var claims = Threads.run(
                        8,
                        thread -> nodes.get(thread % 2)
                                .journal()
                                .claim(TestStore.VERBUND, origin, TestStore.CONFIG, store.clock.instant()));
                assertThat(claims.stream().flatMap(Optional::stream)).hasSize(1);
            }
        }

        assertThat(store.tasks().waiting()).containsEntry("intake:mailbox-2", 20);
    }

    @Test
    void the_same_external_id_at_another_destination_is_another_arrival() {
        String externalId = Ids.uuid().toString();
        var here = TestStore.origin("mailbox-3", externalId);
        var there = new Origin("fit-connect", "mailbox-3", "destination-2", externalId, null);

        var first = store.journal().claim(TestStore.VERBUND, here, TestStore.CONFIG, store.clock.instant());
        var second = store.journal().claim(TestStore.VERBUND, there, TestStore.CONFIG, store.clock.instant());

        assertThat(first).isPresent();
        assertThat(second).isPresent().isNotEqualTo(first);
    }

    @Test
    void tells_which_arrivals_are_known() {
        var origin = TestStore.origin("mailbox-4", "known-1");
        store.journal().claim(TestStore.VERBUND, origin, TestStore.CONFIG, store.clock.instant());

        var known = store.journal()
                .known(TestStore.VERBUND, "fit-connect", "destination-1", List.of("known-1", "unknown-1"));

        assertThat(known).containsExactly("known-1");
    }

    @Test
    void another_verbund_in_the_same_database_sees_nothing_and_claims_for_itself() {
        var origin = TestStore.origin("mailbox-5", Ids.uuid().toString());
        var mine = store.journal()
                .claim(TestStore.VERBUND, origin, TestStore.CONFIG, store.clock.instant())
                .orElseThrow();
        var verbund = new VerbundKey("nachbarverbund");

        try (var neighbour = TestStore.open(database, verbund)) {
            assertThat(neighbour.journal().read(mine)).isEmpty();
            assertThat(neighbour.tasks().claim(Map.of("intake:mailbox-5", 10), TestStore.MINUTE))
                    .isEmpty();
            assertThat(neighbour.journal().claim(verbund, origin, TestStore.CONFIG, store.clock.instant()))
                    .isPresent();
        }
    }

    @Test
    void an_arrival_of_another_verbund_is_refused() {
        var origin = TestStore.origin("mailbox-6", "x");

        assertThatThrownBy(() -> store.journal()
                        .claim(new VerbundKey("nachbarverbund"), origin, TestStore.CONFIG, store.clock.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("serves the Verbund testverbund");
    }
}
