package de.ozghub.journal;

import de.ozghub.core.Ids;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.LeaseLost;
import de.ozghub.core.journal.NewTask;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SubmissionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a decision does to the tasks of its submission, whose row is locked. */
final class TaskTable {

    // A receipt that must keep the order is blocked while an earlier one is still there.
    private static final String INSERT = """
            insert into task (id, verbund, submission, kind, lane, due, delivery, receipt, after_receipt, state)
            select :id, :verbund, :submission, :kind, :lane, :due, :delivery, cast(:receipt as text), :afterReceipt,
              case when :afterReceipt and exists
                (select 1 from task e where e.submission = :submission and e.kind = 'receipt')
              then 'blocked' else 'ready' end
            """;

    private static final String HOLD =
            "select id from task where id = :id and verbund = :verbund and state = 'leased' and fence = :fence for update";

    private static final String FINISH = "delete from task where id = :id and verbund = :verbund";

    private static final String AGAIN = """
            update task set state = 'ready', due = :due, attempts = attempts + :cost, abandoned = false
            where id = :id and verbund = :verbund
            """;

    private static final String AGAIN_AFTER = """
            update task set state = 'ready', due = clock_timestamp() + cast(:pause as interval),
              attempts = attempts + :cost, abandoned = false
            where id = :id and verbund = :verbund
            """;

    private static final String PARK =
            "update task set state = 'parked', abandoned = false where id = :id and verbund = :verbund";

    private static final String KEEP_EVENT = "update task set event = :event where id = :id and verbund = :verbund";

    private static final String RECEIPT_PARKED = """
            select exists (select 1 from task
              where submission = :submission and verbund = :verbund and kind = 'receipt' and state = 'parked')
            """;

    private static final String RENEW_EVENT = """
            update task set event = null
            where submission = :submission and verbund = :verbund and kind = 'receipt' and state = 'parked'
            """;

    // A person tries again: the counter of the tries before says nothing about this one.
    private static final String UNPARK = """
            update task set state = 'ready', due = :due, attempts = 0
            where submission = :submission and verbund = :verbund and state = 'parked'
              and (cast(:delivery as uuid) is null or delivery = :delivery)
            """;

    // Whoever holds a lease, or held one and vanished, may have sent something: that task tells what became of it.
    private static final String CANCEL = """
            delete from task where submission = :submission and verbund = :verbund and state <> 'leased'
              and id is distinct from :own
            """;

    private static final String UNBLOCK = """
            update task t set state = 'ready'
            where t.submission = :submission and t.verbund = :verbund and t.state = 'blocked' and not exists
              (select 1 from task e where e.submission = t.submission and e.kind = 'receipt' and e.ordinal < t.ordinal)
            """;

    private final Database database;

    TaskTable(Database database) {
        this.database = database;
    }

    void insert(SubmissionId submission, NewTask task) {
        var delivery = task.delivery();
        var receipt = task.receipt();
        database.sql(INSERT)
                .param("id", Ids.task().value())
                .param("submission", submission.value())
                .param("kind", task.kind().id())
                .param("lane", task.lane())
                .param("due", Instants.toSql(task.notBefore()))
                .param("delivery", delivery == null ? null : delivery.value())
                .param("receipt", receipt == null ? null : receipt.id())
                .param("afterReceipt", task.afterReceipt())
                .update();
    }

    /**
     * Makes sure that the lease is held until the end of the transaction.
     *
     * @throws LeaseLost if it is not
     */
    void hold(Lease lease) {
        var found =
                on(HOLD, lease).param("fence", lease.fence()).query(UUID.class).optional();
        if (found.isEmpty()) {
            throw new LeaseLost(lease.task(), lease.fence());
        }
    }

    void finish(Lease lease) {
        on(FINISH, lease).update();
    }

    void again(Lease lease, Instant notBefore, boolean failed) {
        on(AGAIN, lease)
                .param("due", Instants.toSql(notBefore))
                .param("cost", failed ? 1 : 0)
                .update();
    }

    void again(Lease lease, Duration pause, boolean failed) {
        on(AGAIN_AFTER, lease)
                .param("pause", Instants.interval(pause))
                .param("cost", failed ? 1 : 0)
                .update();
    }

    void park(Lease lease) {
        on(PARK, lease).update();
    }

    void keepEvent(Lease lease, PayloadId event) {
        on(KEEP_EVENT, lease).param("event", event.value()).update();
    }

    boolean receiptParked(SubmissionId submission) {
        return database.sql(RECEIPT_PARKED)
                .param("submission", submission.value())
                .query(Boolean.class)
                .single();
    }

    void renewEvent(SubmissionId submission) {
        database.sql(RENEW_EVENT).param("submission", submission.value()).update();
    }

    int unpark(SubmissionId submission, @Nullable DeliveryId delivery, Instant notBefore) {
        return database.sql(UNPARK)
                .param("submission", submission.value())
                .param("delivery", delivery == null ? null : delivery.value())
                .param("due", Instants.toSql(notBefore))
                .update();
    }

    void cancelOthers(SubmissionId submission, @Nullable Lease own) {
        database.sql(CANCEL)
                .param("submission", submission.value())
                .param("own", own == null ? null : own.task().value())
                .update();
    }

    /** Frees receipts before which no other is left. */
    void unblock(SubmissionId submission) {
        database.sql(UNBLOCK).param("submission", submission.value()).update();
    }

    private JdbcClient.StatementSpec on(String statement, Lease lease) {
        return database.sql(statement).param("id", lease.task().value());
    }
}
