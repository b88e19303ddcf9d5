package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.Ids;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.Work;
import de.ozghub.core.operation.Operator;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events reach the sender in the order they were decided. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptOrderTest {

    private final TestDatabase database;
    private final TestStore store;
    private String mailbox = "";

    ReceiptOrderTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @BeforeEach
    void takeAMailboxOfItsOwn() {
        mailbox = "mailbox-" + Ids.uuid();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void the_second_receipt_waits_until_the_first_is_done() {
        decided(ReceiptKind.FORWARD, ReceiptKind.ACCEPT);

        var first = due();
        assertThat(first).extracting(Lease::receipt).containsExactly(ReceiptKind.FORWARD);
        assertThat(store.tasks().waiting()).containsEntry(lane(), 1);

        store.finish(first.getFirst());

        assertThat(due()).extracting(Lease::receipt).containsExactly(ReceiptKind.ACCEPT);
    }

    @Test
    void three_receipts_become_free_one_after_the_other() {
        decided(ReceiptKind.FORWARD, ReceiptKind.FORWARD, ReceiptKind.ACCEPT);

        for (var kind : List.of(ReceiptKind.FORWARD, ReceiptKind.FORWARD, ReceiptKind.ACCEPT)) {
            var only = due();
            assertThat(only).extracting(Lease::receipt).containsExactly(kind);
            store.finish(only.getFirst());
        }
        assertThat(due()).isEmpty();
    }

    @Test
    void a_receipt_put_back_keeps_the_later_one_waiting() {
        decided(ReceiptKind.FORWARD, ReceiptKind.ACCEPT);
        store.journal().under(due().getFirst(), work -> {
            work.again(Duration.ZERO, true);
            return true;
        });

        assertThat(due()).extracting(Lease::receipt).containsExactly(ReceiptKind.FORWARD);
    }

    @Test
    void a_parked_receipt_keeps_the_later_one_waiting() {
        decided(ReceiptKind.FORWARD, ReceiptKind.ACCEPT);
        store.journal().under(due().getFirst(), work -> {
            work.park();
            return true;
        });

        assertThat(due()).isEmpty();
    }

    @Test
    void a_receipt_decided_after_the_first_is_done_is_free_at_once() {
        Lease intake = decided(ReceiptKind.FORWARD);
        store.finish(due().getFirst());

        schedule(intake, ReceiptKind.ACCEPT);

        assertThat(due()).extracting(Lease::receipt).containsExactly(ReceiptKind.ACCEPT);
    }

    @Test
    void receipts_of_other_submissions_do_not_wait() {
        decided(ReceiptKind.FORWARD);
        decided(ReceiptKind.FORWARD);

        assertThat(due()).hasSize(2);
    }

    @Test
    void finishing_another_task_frees_no_receipt() {
        Lease intake = decided(ReceiptKind.FORWARD, ReceiptKind.ACCEPT);

        store.finish(intake);

        assertThat(due()).extracting(Lease::receipt).containsExactly(ReceiptKind.FORWARD);
    }

    @Test
    void a_rejection_cancels_what_waits_but_not_what_is_held() {
        Lease intake = decided(ReceiptKind.FORWARD, ReceiptKind.ACCEPT);
        Lease forward = due().getFirst();

        store.journal().under(intake, work -> {
            work.cancelOthers();
            work.schedule(NewTask.receipt(ReceiptKind.REJECT, mailbox, store.clock.instant()));
            return true;
        });
        assertThat(due()).isEmpty();
        store.finish(forward);

        assertThat(due()).extracting(Lease::receipt).containsExactly(ReceiptKind.REJECT);
        store.finish(intake);
    }

    @Test
    void cancelling_keeps_a_task_whose_holder_vanished_for_it_may_have_sent() throws SQLException {
        Lease intake = decided(ReceiptKind.FORWARD);
        Lease forward = due().getFirst();
        database.execute("update task set due = now() - interval '1 second' where id = '%s'".formatted(forward.task()));

        store.journal().under(intake, work -> {
            work.cancelOthers();
            return true;
        });

        assertThat(due())
                .singleElement()
                .satisfies(lease -> assertThat(lease.abandoned()).isTrue());
    }

    @Test
    void the_signed_event_is_sealed_and_given_with_the_lease() throws IOException {
        Lease intake = decided(ReceiptKind.FORWARD);
        Lease forward = due().getFirst();
        var event = store.stored(intake.submission(), PayloadKind.EVENT, "forward", Bytes.of("signed"));

        store.journal().under(forward, work -> {
            work.keepEvent(event.id());
            work.again(Duration.ZERO, true);
            return true;
        });

        assertThat(due())
                .singleElement()
                .satisfies(lease -> assertThat(lease.event()).isEqualTo(event.id()));
        assertThat(store.payloads().of(intake.submission())).containsExactly(event);
    }

    @Test
    void a_decision_knows_whether_a_receipt_waits_for_a_person() {
        Lease intake = decided(ReceiptKind.FORWARD);
        assertThat(byPerson(intake, Work::receiptParked)).isFalse();
        Lease forward = due().getFirst();
        assertThat(byPerson(intake, Work::receiptParked)).isFalse();

        boolean parked = store.journal().under(forward, work -> {
            work.park();
            return work.receiptParked();
        });

        assertThat(parked).isTrue();
        assertThat(byPerson(intake, Work::receiptParked)).isTrue();
        assertThat(byPerson(decided(ReceiptKind.FORWARD), Work::receiptParked))
                .as("of another submission")
                .isFalse();
        assertThat(byPerson(intake, work -> {
                    work.unpark(null, store.clock.instant());
                    return work.receiptParked();
                }))
                .isFalse();
    }

    @Test
    void another_task_that_waits_for_a_person_is_no_receipt() {
        Lease intake = decided(ReceiptKind.FORWARD);

        boolean parked = store.journal().under(intake, work -> {
            work.park();
            return work.receiptParked();
        });

        assertThat(parked).isFalse();
    }

    @Test
    void a_refused_event_is_forgotten_if_a_person_wants_it_signed_anew() throws IOException {
        Lease intake = parkedWithEvent();

        byPerson(intake, work -> {
            work.renewEvent();
            work.unpark(null, store.clock.instant());
            return true;
        });

        assertThat(due())
                .singleElement()
                .satisfies(lease -> assertThat(lease.event()).isNull());
        assertThat(store.payloads().of(intake.submission()))
                .as("what was signed stays on record")
                .hasSize(1);
    }

    @Test
    void a_kept_event_is_forgotten_for_no_other_reason() throws IOException {
        Lease intake = parkedWithEvent();
        byPerson(intake, work -> {
            work.unpark(null, store.clock.instant());
            work.renewEvent();
            return true;
        });

        assertThat(due())
                .singleElement()
                .satisfies(lease -> assertThat(lease.event()).isNotNull());
    }

    private Lease parkedWithEvent() throws IOException {
        Lease intake = decided(ReceiptKind.FORWARD);
        Lease forward = due().getFirst();
        var event = store.stored(intake.submission(), PayloadKind.EVENT, "forward", Bytes.of("signed"));
        store.journal().under(forward, work -> {
            work.keepEvent(event.id());
            work.park();
            return true;
        });
        return intake;
    }

    private boolean byPerson(Lease lease, Function<Work, Boolean> decision) {
        return store.journal()
                .by(new Operator("test-operator"), lease.submission(), "release", "test", decision)
                .orElseThrow();
    }

    private Lease decided(ReceiptKind... kinds) {
        Lease intake = store.intake();
        schedule(intake, kinds);
        return intake;
    }

    private void schedule(Lease lease, ReceiptKind... kinds) {
        store.journal().under(lease, work -> {
            scheduleAll(work, kinds);
            return true;
        });
    }

    private void scheduleAll(Work work, ReceiptKind... kinds) {
        for (ReceiptKind kind : kinds) {
            work.schedule(NewTask.receipt(kind, mailbox, store.clock.instant()));
        }
    }

    private String lane() {
        return "receipt:" + mailbox;
    }

    private List<Lease> due() {
        return store.tasks().claim(Map.of(lane(), 10), TestStore.MINUTE);
    }
}
