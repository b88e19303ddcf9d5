package de.ozghub.journal;

import de.ozghub.core.journal.Alarms.Alarm;
import de.ozghub.core.journal.Tellings;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.journal.database.Problems;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What was told of alarms, and whose turn it is. */
final class PostgresTellings implements Tellings {

    private static final int LONGEST_LIST = 200;

    private static final String CLAIM = """
            insert into alarm_turn as t (verbund, not_before)
            values (:verbund, statement_timestamp() + make_interval(secs => :seconds))
            on conflict (verbund) do update set not_before = excluded.not_before
              where t.not_before <= statement_timestamp()
            """;

    private static final String PAUSE = """
            update alarm_turn set not_before = statement_timestamp() + make_interval(secs => :seconds)
            where verbund = :verbund
            """;

    private static final String ALARMS = """
            select a.subject, a.problem, a.since, a.last, a.times from alarm a
            left join told_alarm t on t.verbund = a.verbund and t.subject = a.subject and t.code = a.code
            where a.verbund = :verbund and %s order by a.since, a.subject, a.code limit :limit
            """;

    private static final String OPEN = ALARMS.formatted("t.told_at is null");

    private static final String STILL = ALARMS.formatted("t.told_at < :before");

    private static final String ENDED = """
            select t.subject, t.problem, t.told_at from told_alarm t
            where t.verbund = :verbund and not exists
              (select 1 from alarm a where a.verbund = t.verbund and a.subject = t.subject and a.code = t.code)
            order by t.told_at, t.subject, t.code limit :limit
            """;

    private static final String NOTE = """
            insert into told_alarm (verbund, subject, code, problem, told_at)
            values (:verbund, :subject, :code, :problem, :now)
            on conflict (verbund, subject, code) do update set problem = excluded.problem, told_at = excluded.told_at
            """;

    private static final String FORGET =
            "delete from told_alarm where verbund = :verbund and subject = :subject and code = :code";

    private final Database database;

    PostgresTellings(Database database) {
        this.database = database;
    }

    @Override
    public boolean claim(Duration turn) {
        return database.sql(CLAIM).param("seconds", turn.toSeconds()).update() == 1;
    }

    /** @throws IllegalArgumentException if the limit is outside its range */
    @Override
    public News news(Duration reminder, int limit) {
        Limits.require(limit, LONGEST_LIST);
        return database.transactions()
                .read(() -> new News(
                        alarms(database.sql(OPEN).param("limit", limit)),
                        alarms(database.sql(STILL)
                                .param("before", Instants.toSql(database.now().minus(reminder)))
                                .param("limit", limit)),
                        database.sql(ENDED)
                                .param("limit", limit)
                                .query((row, _) -> new Ended(
                                        row.getString("subject"),
                                        Problems.read(row.getString("problem")),
                                        Instants.read(row, "told_at")))
                                .list()));
    }

    @Override
    public void told(News news, Duration pause) {
        database.transactions().write(() -> {
            Stream.concat(news.open().stream(), news.still().stream())
                    .forEach(alarm -> database.sql(NOTE)
                            .param("subject", alarm.subject())
                            .param("code", alarm.problem().code().id())
                            .param("problem", Problems.toSql(alarm.problem()))
                            .param("now", Instants.toSql(database.now()))
                            .update());
            news.ended()
                    .forEach(ended -> database.sql(FORGET)
                            .param("subject", ended.subject())
                            .param("code", ended.problem().code().id())
                            .update());
            return database.sql(PAUSE).param("seconds", pause.toSeconds()).update();
        });
    }

    private static List<Alarm> alarms(StatementSpec statement) {
        return statement.query((row, _) -> PostgresAlarms.read(row)).list();
    }
}
