package de.ozghub.journal;

import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.TaskKind;
import de.ozghub.core.journal.Tasks;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hands tasks out. One statement claims from all lanes; whoever claims at the same time passes by what is taken. */
final class PostgresTasks implements Tasks {

    // A lease that ran out cost an attempt: what kills its process must not be claimed for ever.
    static final String CLAIM = """
            update task set abandoned = (state = 'leased'), attempts = attempts + cast(state = 'leased' as integer),
              state = 'leased', fence = fence + 1, due = clock_timestamp() + cast(:lease as interval)
            where id = any(array(
              select due.id
              from unnest(cast(:lanes as text[]), cast(:places as integer[])) as free(lane, places)
              cross join lateral (
                select t.id from task t
                where t.verbund = :verbund and t.lane = free.lane and t.state in ('ready', 'leased')
                  and t.due <= statement_timestamp()
                order by t.due, t.id
                limit free.places
                for update skip locked
              ) due))
            returning id, fence, kind, lane, submission, attempts, abandoned, delivery, receipt, event, ordinal
            """;

    private static final String RENEW = """
            with held as materialized (
              select t.id
              from task t
              join unnest(cast(:ids as uuid[]), cast(:fences as bigint[])) as lease(id, fence)
                on lease.id = t.id and lease.fence = t.fence
              where t.state = 'leased' and t.verbund = :verbund
              order by t.id
              for update of t
            )
            update task set due = clock_timestamp() + cast(:lease as interval)
            from held where task.id = held.id
            returning task.id
            """;

    private static final String WAITING = """
            select lane, count(*) as tasks from task
            where verbund = :verbund and state in ('ready', 'blocked')
            group by lane order by lane
            """;

    // A lease ends in the future: what is leased is work now, what is ready is work only when it is due.
    private static final String FETCHABLE = """
            select count(*) from task
            where verbund = :verbund and lane = :lane
              and (state = 'leased' or state = 'ready' and due <= statement_timestamp())
              and state in ('ready', 'leased')
            """;

    private final Database database;

    PostgresTasks(Database database) {
        this.database = database;
    }

    @Override
    public List<Lease> claim(Map<String, Integer> free, Duration lease) {
        if (free.isEmpty()) {
            return List.of();
        }
        return claiming(CLAIM, free, lease)
                .query((row, _) -> new Claimed(row.getLong("ordinal"), lease(row)))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Claimed::ordinal))
                .map(Claimed::lease)
                .toList();
    }

    private record Claimed(long ordinal, Lease lease) {}

    JdbcClient.StatementSpec claiming(String statement, Map<String, Integer> free, Duration lease) {
        return database.sql(statement)
                .param("lanes", free.keySet().toArray(String[]::new))
                .param("places", free.values().toArray(Integer[]::new))
                .param("lease", Instants.interval(lease));
    }

    @Override
    public List<Lease> renew(Collection<Lease> leases, Duration lease) {
        if (leases.isEmpty()) {
            return List.of();
        }
        var held = database.sql(RENEW)
                .param(
                        "ids",
                        leases.stream().map(each -> each.task().toString()).toArray(String[]::new))
                .param("fences", leases.stream().map(Lease::fence).toArray(Long[]::new))
                .param("lease", Instants.interval(lease))
                .query((row, _) -> new TaskId(row.getObject("id", UUID.class)))
                .set();
        return leases.stream().filter(each -> held.contains(each.task())).toList();
    }

    @Override
    public Map<String, Integer> waiting() {
        var waiting = new LinkedHashMap<String, Integer>();
        database.sql(WAITING).query(row -> {
            waiting.put(row.getString("lane"), row.getInt("tasks"));
        });
        return waiting;
    }

    @Override
    public int fetchable(String lane) {
        return database.sql(FETCHABLE).param("lane", lane).query(Integer.class).single();
    }

    private static Lease lease(ResultSet row) throws SQLException {
        String receipt = row.getString("receipt");
        UUID delivery = row.getObject("delivery", UUID.class);
        UUID event = row.getObject("event", UUID.class);
        return new Lease(
                new TaskId(row.getObject("id", UUID.class)),
                row.getLong("fence"),
                TaskKind.of(row.getString("kind")),
                row.getString("lane"),
                new SubmissionId(row.getObject("submission", UUID.class)),
                row.getInt("attempts"),
                row.getBoolean("abandoned"),
                delivery == null ? null : new DeliveryId(delivery),
                receipt == null ? null : ReceiptKind.of(receipt),
                event == null ? null : new PayloadId(event));
    }
}
