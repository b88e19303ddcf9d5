package de.ozghub.journal;

import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Submissions.Filter;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is overdue or near: ranges at the beginning of two partial indexes, however many deadlines there are. */
final class PostgresDeadlines implements Deadlines {

    private static final int LONGEST_PAGE = 200;
    private static final int LARGEST_BATCH = 1000;

    /** The beginning of deadline_running. */
    private static final String OVERDUE = "d.verbund = :verbund and d.state in ('open', 'missed') and d.due <= :now";

    /**
     * The beginning of deadline_warning. {@code is true} keeps the planner from reading all that has time by the other
     * index: its statistics do not know that few open ones have a warning in the past, as almost all met ones have.
     */
    private static final String NEAR =
            "d.verbund = :verbund and d.state = 'open' and d.warn_at <= :now and (d.due > :now) is true";

    static final String UNNOTED = """
            select d.submission from deadline d
            where d.verbund = :verbund and d.state = 'open' and d.warn_at <= :now and d.due <= :now
            limit :limit
            """;

    static final String COUNTS = """
            select (select count(*) from deadline d where %s) as overdue, (select count(*) from deadline d where %s) as near
            """.formatted(OVERDUE, NEAR);

    // One row of deadlines for each place; joined late, after both are small.
    static final String PRESSING = """
            select s.competent, s.service, case when s.competent is null then s.destination end as place,
              count(*) filter (where pressing.over) as overdue, min(pressing.due) filter (where pressing.over) as oldest,
              count(*) filter (where not pressing.over) as near, min(pressing.due) filter (where not pressing.over) as next
            from (
              select d.submission, d.due, true as over from deadline d where %s
              union all
              select d.submission, d.due, false from deadline d where %s
            ) pressing join submission s on s.id = pressing.submission
            group by s.competent, s.service, place
            order by s.competent, s.service, place
            """.formatted(OVERDUE, NEAR);

    private final Database database;
    private final Tables tables;

    PostgresDeadlines(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** @throws IllegalArgumentException if the limit is outside its range */
    @Override
    public int noteMissed(int limit) {
        Limits.require(limit, LARGEST_BATCH);
        List<SubmissionId> found = database.sql(UNNOTED)
                .param("now", now())
                .param("limit", limit)
                .query((row, _) -> new SubmissionId(row.getObject("submission", UUID.class)))
                .list();
        return found.stream().distinct().mapToInt(this::note).sum();
    }

    // One submission a transaction: its row is locked first, as every decision does. Whoever comes second finds it
    // noted.
    private int note(SubmissionId submission) {
        return database.transactions().write(() -> {
            Optional<SubmissionRow> row = tables.submissions().lock(submission);
            if (row.isEmpty()) {
                return 0;
            }
            var work = new OneSubmission(tables, row.get(), null);
            int noted = work.noteMissed();
            work.flush();
            return noted;
        });
    }

    @Override
    public List<Pressing> pressing() {
        return database.sql(PRESSING)
                .param("now", now())
                .query((row, _) -> pressing(row))
                .list();
    }

    private static Pressing pressing(ResultSet row) throws SQLException {
        String authority = row.getString("competent");
        String service = row.getString("service");
        return new Pressing(
                authority == null ? null : new AuthorityKey(authority),
                service == null ? null : new ServiceKey(service),
                row.getString("place"),
                heap(row, "overdue", "oldest"),
                heap(row, "near", "next"));
    }

    private static @Nullable Heap heap(ResultSet row, String count, String earliest) throws SQLException {
        long many = row.getLong(count);
        return many == 0 ? null : new Heap(many, Instants.read(row, earliest));
    }

    @Override
    public Counts urgent() {
        return database.sql(COUNTS)
                .param("now", now())
                .query((row, _) -> new Counts(row.getLong("overdue"), row.getLong("near")))
                .single();
    }

    /** @throws IllegalArgumentException if the limit is outside its range */
    @Override
    public List<Due> find(Urgency urgency, Filter filter, @Nullable Position after, int limit) {
        Limits.require(limit, LONGEST_PAGE);
        var values = new HashMap<String, @Nullable Object>();
        String select = found(urgency, filter, after, values);
        return database.sql(select)
                .params(values)
                .param("now", now())
                .param("limit", limit)
                .query((row, _) -> new Due(SubmissionTable.record(row), DeadlineTable.record(row)))
                .list();
    }

    static String found(
            Urgency urgency, Filter filter, @Nullable Position after, Map<String, @Nullable Object> values) {
        var conditions = new StringBuilder(
                switch (urgency) {
                    case OVERDUE -> OVERDUE;
                    case NEAR -> "d.verbund = :verbund";
                });
        // Near ones are the beginning of another index than their order: found first, put into order then.
        String source = switch (urgency) {
            case OVERDUE -> "deadline d";
            case NEAR -> "(select * from deadline d where " + NEAR + " offset 0) d";
        };
        PostgresSubmissions.narrow(filter, conditions, values);
        if (after != null) {
            conditions.append(" and (d.due, d.submission, d.kind) > (:afterDue, :afterSubmission, :afterKind)");
            values.put("afterDue", Instants.toSql(after.due()));
            values.put("afterSubmission", after.submission().value());
            values.put("afterKind", after.kind().id());
        }
        return """
               select %s, %s from %s join submission s on s.id = d.submission
               where %s order by d.due, d.submission, d.kind limit :limit
               """.formatted(SubmissionTable.COLUMNS, DeadlineTable.COLUMNS, source, conditions);
    }

    @Override
    public List<DeadlineRecord> of(SubmissionId submission) {
        return tables.deadlines().of(submission);
    }

    private java.time.OffsetDateTime now() {
        return Instants.toSql(database.now());
    }
}
