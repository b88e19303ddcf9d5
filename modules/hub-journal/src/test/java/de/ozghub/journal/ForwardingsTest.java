package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.Ids;
import de.ozghub.core.delivery.DeliveryPolicy;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.delivery.RetryPlan;
import de.ozghub.core.journal.Forwarding;
import de.ozghub.core.journal.Forwardings;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingsTest {

    private static final UUID DESTINATION = UUID.randomUUID();
    private static final Map<String, String> FIRST = Map.of("metadata", "m1", "data", "d1");
    private static final Map<String, String> SECOND = Map.of("metadata", "m2", "data", "d2", "\t", "\\");

    private final TestDatabase database;
    private final TestStore store;
    private final Forwardings notes;

    ForwardingsTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
        this.notes = store.store.forwardings();
    }

    @BeforeEach
    void clear() throws SQLException {
        database.clear();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void keeps_every_sealing_of_one_submission_in_order() {
        var first = note(Ids.delivery(), UUID.randomUUID(), FIRST);
        var again = new Forwarding(
                first.delivery(),
                DESTINATION,
                first.submission(),
                first.caseId(),
                first.digest(),
                false,
                List.of(SECOND));

        assertThat(notes.keep(first, null)).isTrue();
        assertThat(notes.keep(again, null)).isTrue();

        assertThat(notes.find(first.delivery()))
                .contains(new Forwarding(
                        first.delivery(),
                        DESTINATION,
                        first.submission(),
                        first.caseId(),
                        first.digest(),
                        false,
                        List.of(FIRST, SECOND)));
        assertThat(notes.find(Ids.delivery())).isEmpty();
    }

    @Test
    void takes_no_second_submission_of_a_delivery() {
        var first = note(Ids.delivery(), UUID.randomUUID(), FIRST);
        notes.keep(first, null);

        assertThat(notes.keep(note(first.delivery(), UUID.randomUUID(), SECOND), null))
                .isFalse();

        assertThat(notes.find(first.delivery())).contains(first);
    }

    @Test
    void of_many_that_come_at_once_one_is_noted() {
        var delivery = Ids.delivery();

        var kept = Threads.run(8, _ -> notes.keep(note(delivery, UUID.randomUUID(), FIRST), null));

        assertThat(kept).filteredOn(one -> one).hasSize(1);
        assertThat(notes.find(delivery).orElseThrow().seals()).hasSize(1);
    }

    @Test
    void a_submission_that_is_out_of_the_way_is_replaced_once() {
        var first = note(Ids.delivery(), UUID.randomUUID(), FIRST);
        notes.keep(first, null);
        notes.refused(first.delivery(), first.submission());
        assertThat(notes.find(first.delivery()).orElseThrow().refused()).isTrue();

        var second = note(first.delivery(), UUID.randomUUID(), SECOND);
        assertThat(notes.keep(second, first.submission())).isTrue();

        assertThat(notes.find(first.delivery())).contains(second);
        assertThat(notes.keep(note(first.delivery(), UUID.randomUUID(), FIRST), first.submission()))
                .isFalse();
    }

    @Test
    void wakes_who_waits_for_a_receiver_and_nothing_that_is_still_to_be_sent() throws IOException {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        var handed = delivery(
                new DeliveryState.Sending(0, store.clock.instant())
                        .after(new DeliveryOutcome.Delivered("case"), policy(), later),
                later);
        var waiting = delivery(new DeliveryState.Waiting(1, later), later);

        assertThat(notes.wake(List.of(handed.submission(), waiting.submission(), UUID.randomUUID())))
                .isEqualTo(1);

        var due = store.tasks().claim(Map.of("delivery:forwarding", 9), TestStore.MINUTE);
        assertThat(due).extracting(Lease::delivery).containsExactly(handed.delivery());
    }

    private Forwarding delivery(DeliveryState state, Instant due) throws IOException {
        Lease intake = store.intake();
        var message = store.stored(intake.submission(), PayloadKind.PROTECTED, "x", Bytes.of("<a/>"));
        var delivery = store.aDelivery(message);
        store.journal().under(intake, work -> {
            work.plan(delivery, store.clock.instant());
            if (!(state instanceof DeliveryState.Waiting)) {
                work.move(delivery.id(), new DeliveryState.Sending(0, store.clock.instant()));
            }
            work.move(delivery.id(), state);
            work.schedule(NewTask.delivery(delivery.id(), "delivery:forwarding", due));
            work.finish();
            return true;
        });
        var note = note(delivery.id(), UUID.randomUUID(), FIRST);
        notes.keep(note, null);
        return note;
    }

    private static DeliveryPolicy policy() {
        return new DeliveryPolicy(
                new RetryPlan(3, Duration.ofSeconds(1), 2.0, Duration.ofMinutes(1)),
                Duration.ofSeconds(30),
                DeliveryPolicy.Confirmation.TAKEN_OVER,
                Duration.ofMinutes(1));
    }

    private static Forwarding note(DeliveryId delivery, UUID submission, Map<String, String> tags) {
        return new Forwarding(
                delivery, DESTINATION, submission, UUID.randomUUID(), "d".repeat(64), false, List.of(tags));
    }
}
