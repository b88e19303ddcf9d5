package de.ozghub.journal;

import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.SubmissionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds submissions for people; every question is answered by an index. */
final class PostgresSubmissions implements Submissions {

    private static final int LONGEST_PAGE = 200;

    /** Of each state at most :limit entries of the index submission_by_state; the order keeps the planner to it. */
    static final String COUNTS = """
            select asked.state, counted.submissions from unnest(string_to_array(:states, ',')) as asked(state)
            cross join lateral (
              select count(*) as submissions from
                (select 1 from submission s where s.verbund = :verbund and s.state = asked.state
                 order by s.id desc limit :limit) found
            ) counted
            """;

    private static final String CLARIFICATIONS = """
            select waiting.submission, waiting.delivery, %s from (
              (select d.submission, d.id as delivery, d.since from delivery d
                where d.verbund = :verbund and d.state = 'clarification')
              union all
              (select s.id, null, s.state_since from submission s
                where s.verbund = :verbund and s.state = 'clarification' and not exists
                  (select 1 from delivery d where d.submission = s.id and d.state = 'clarification'))
              union
              (select s.id, null, s.state_since from submission s
                where s.verbund = :verbund and s.id in
                  (select t.submission from task t
                    where t.verbund = :verbund and t.state = 'parked' and t.kind = 'receipt'))
            ) waiting
            left join lateral (
              select * from deadline d where d.submission = waiting.submission and d.state in ('open', 'missed')
              order by d.due limit 1
            ) d on true
            order by d.due, waiting.since, waiting.submission, waiting.delivery limit :limit
            """.formatted(DeadlineTable.COLUMNS);

    // The states of the index submission_moving, word for word.
    private static final String LINGERING = "select " + SubmissionTable.COLUMNS + """
            from submission s
            where s.verbund = :verbund and s.state in ('arriving', 'recorded', 'delivering', 'confirmed', 'refused')
              and s.state_since < :before
            order by s.state_since limit :limit
            """;

    private final Database database;
    private final Tables tables;

    PostgresSubmissions(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** @throws IllegalArgumentException if the limit is outside its range */
    @Override
    public List<SubmissionRecord> find(Filter filter, @Nullable SubmissionId before, int limit) {
        Limits.require(limit, LONGEST_PAGE);
        var conditions = new StringBuilder("s.verbund = :verbund");
        var values = new HashMap<String, @Nullable Object>();
        narrow(filter, conditions, values);
        if (before != null) {
            conditions.append(" and s.id < :before");
            values.put("before", before.value());
        }
        String select = "select %s from submission s where %s order by s.id desc limit :limit"
                .formatted(SubmissionTable.COLUMNS, conditions);
        return database.sql(select)
                .params(values)
                .param("limit", limit)
                .query((row, _) -> SubmissionTable.record(row))
                .list();
    }

    /** Adds the conditions of a filter about a submission {@code s}. */
    static void narrow(Filter filter, StringBuilder conditions, Map<String, @Nullable Object> values) {
        if (filter.state() != null) {
            conditions.append(" and s.state = :state");
            values.put("state", filter.state().id());
        }
        if (filter.authority() != null) {
            conditions.append(" and s.competent = :authority");
            values.put("authority", filter.authority().value());
        }
        if (filter.service() != null) {
            conditions.append(" and s.service = :service");
            values.put("service", filter.service().urn());
        }
        if (filter.externalId() != null) {
            conditions.append(" and s.external_id = :externalId");
            values.put("externalId", filter.externalId());
        }
    }

    @Override
    public Optional<Detail> detail(SubmissionId submission) {
        return database.transactions()
                .read(() -> tables.submissions()
                        .read(submission)
                        .map(row -> new Detail(
                                row.submission(),
                                tables.deliveries().of(submission),
                                tables.entries().entries(submission),
                                tables.payloads().sealed(submission))));
    }

    @Override
    public Map<SubmissionState, Count> counts(Set<SubmissionState> states) {
        var counts = new EnumMap<SubmissionState, Count>(SubmissionState.class);
        database.sql(COUNTS)
                .param("states", states.stream().map(SubmissionState::id).collect(Collectors.joining(",")))
                .param("limit", Count.LARGEST + 1)
                .query(row -> {
                    counts.put(SubmissionState.of(row.getString("state")), Count.of(row.getLong("submissions")));
                });
        return counts;
    }

    @Override
    public List<Waiting> clarifications(int limit) {
        return database.transactions().read(() -> {
            var waiting = new ArrayList<Waiting>();
            for (Found found : found(limit)) {
                tables.submissions()
                        .read(found.submission)
                        .ifPresent(row -> waiting.add(new Waiting(row.submission(), delivery(found), found.next)));
            }
            return waiting;
        });
    }

    /** @throws IllegalArgumentException if the limit is outside its range */
    @Override
    public List<SubmissionRecord> lingering(Duration age, int limit) {
        Limits.require(limit, LONGEST_PAGE);
        return database.sql(LINGERING)
                .param("before", Instants.toSql(database.now().minus(age)))
                .param("limit", limit)
                .query((row, _) -> SubmissionTable.record(row))
                .list();
    }

    private record Found(
            SubmissionId submission,
            @Nullable DeliveryId delivery,
            @Nullable DeadlineRecord next) {}

    private List<Found> found(int limit) {
        return database.sql(CLARIFICATIONS)
                .param("limit", limit)
                .query((row, _) -> {
                    UUID delivery = row.getObject("delivery", UUID.class);
                    return new Found(
                            new SubmissionId(row.getObject("submission", UUID.class)),
                            delivery == null ? null : new DeliveryId(delivery),
                            row.getString("kind") == null ? null : DeadlineTable.record(row));
                })
                .list();
    }

    private @Nullable DeliveryRecord delivery(Found found) {
        if (found.delivery == null) {
            return null;
        }
        return tables.deliveries().of(found.submission).stream()
                .filter(each -> each.message().id().equals(found.delivery))
                .findFirst()
                .orElse(null);
    }
}
