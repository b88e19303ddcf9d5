package de.ozghub.journal;

import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.SubmissionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Rows of deadlines. */
final class DeadlineTable {

    /** Columns that {@link #record} reads, of a table called {@code d}. */
    static final String COLUMNS = "d.kind, d.warn_at, d.due, d.state as deadline_state, d.ended_at";

    private static final String OF_SUBMISSION =
            "select " + COLUMNS + " from deadline d where d.submission = :submission and d.verbund = :verbund";

    private static final String PUT = """
            insert into deadline (submission, kind, verbund, warn_at, due, state, ended_at)
            values (:submission, :kind, :verbund, :warnAt, :due, :state, :endedAt)
            on conflict (submission, kind) do update set
              warn_at = excluded.warn_at, due = excluded.due, state = excluded.state, ended_at = excluded.ended_at
            """;

    private final Database database;

    DeadlineTable(Database database) {
        this.database = database;
    }

    /** In the order of the way. */
    List<DeadlineRecord> of(SubmissionId submission) {
        return database
                .sql(OF_SUBMISSION)
                .param("submission", submission.value())
                .query((row, _) -> record(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(found -> found.deadline().kind()))
                .toList();
    }

    void put(SubmissionId submission, Collection<DeadlineRecord> deadlines) {
        database.batches()
                .batchUpdate(
                        PUT,
                        deadlines.stream()
                                .map(one -> parameters(submission, one))
                                .toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource parameters(SubmissionId submission, DeadlineRecord one) {
        return new MapSqlParameterSource("submission", submission.value())
                .addValue("kind", one.deadline().kind().id())
                .addValue("verbund", database.verbund().value())
                .addValue("warnAt", Instants.toSql(one.deadline().warnAt()))
                .addValue("due", Instants.toSql(one.deadline().due()))
                .addValue("state", one.state().id())
                .addValue("endedAt", Instants.toSqlOrNull(one.endedAt()));
    }

    static DeadlineRecord record(ResultSet row) throws SQLException {
        return new DeadlineRecord(
                new Deadline(
                        DeadlineKind.of(row.getString("kind")),
                        Instants.read(row, "warn_at"),
                        Instants.read(row, "due")),
                DeadlineState.of(row.getString("deadline_state")),
                Instants.readOrNull(row, "ended_at"));
    }
}
