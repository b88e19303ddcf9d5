package de.ozghub.journal;

import de.ozghub.core.journal.Alarms;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.journal.database.Problems;
import de.ozghub.submission.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Open alarms, one row for each subject and code. */
final class PostgresAlarms implements Alarms {

    private static final String RAISE = """
            insert into alarm (verbund, subject, code, problem, since, last, times)
            values (:verbund, :subject, :code, :problem, :now, :now, 1)
            on conflict (verbund, subject, code) do update set
              problem = excluded.problem, last = excluded.last, times = alarm.times + 1
            """;

    private static final String CLEAR = "delete from alarm where verbund = :verbund and subject = :subject";

    private static final String OPEN = """
            select subject, problem, since, last, times from alarm where verbund = :verbund
            order by since, subject, code
            """;

    private final Database database;

    PostgresAlarms(Database database) {
        this.database = database;
    }

    @Override
    public void raise(String subject, Problem problem) {
        database.sql(RAISE)
                .param("subject", subject)
                .param("code", problem.code().id())
                .param("problem", Problems.toSql(problem))
                .param("now", Instants.toSql(database.now()))
                .update();
    }

    @Override
    public void clear(String subject) {
        database.sql(CLEAR).param("subject", subject).update();
    }

    @Override
    public List<Alarm> open() {
        return database.sql(OPEN).query((row, _) -> read(row)).list();
    }

    /** A row with the columns subject, problem, since, last and times. */
    static Alarm read(ResultSet row) throws SQLException {
        return new Alarm(
                row.getString("subject"),
                Problems.read(row.getString("problem")),
                Instants.read(row, "since"),
                Instants.read(row, "last"),
                row.getLong("times"));
    }
}
