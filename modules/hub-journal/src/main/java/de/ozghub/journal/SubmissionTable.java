package de.ozghub.journal;

import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.journal.database.Problems;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Origin;
import de.ozghub.submission.PackageVersion;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.VerbundKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of submissions: claimed, read, locked, changed. */
final class SubmissionTable {

    /** Columns that {@link #record} and {@link #row} read, of a table called {@code s}. */
    static final String COLUMNS = """
            s.id, s.verbund, s.channel, s.mailbox, s.destination, s.external_id, s.external_case, s.state, s.state_since,
            s.sighted_at, s.config_version, s.received_at, s.service, s.area, s.competent, s.performing, s.package_path,
            s.package_sha256, s.problems, s.seq, s.head
            """;

    private static final String CLAIM = """
            insert into intake_key (verbund, channel, destination, external_id, submission)
            values (:verbund, :channel, :destination, :externalId, :submission)
            on conflict do nothing
            """;

    private static final String INSERT = """
            insert into submission (id, verbund, channel, mailbox, destination, external_id, external_case, state,
              state_since, sighted_at, config_version, seq, head)
            values (:id, :verbund, :channel, :mailbox, :destination, :externalId, :externalCase, :state,
              :now, :now, :configVersion, :seq, :head)
            """;

    private static final String READ =
            "select " + COLUMNS + " from submission s where s.id = :id and s.verbund = :verbund";

    // NO KEY: writing payloads and deliveries only checks that the submission is there, and need not wait.
    private static final String LOCK = READ + " for no key update";

    private static final String UPDATE = """
            update submission set external_case = :externalCase, state = :state, state_since = :stateSince,
              config_version = :configVersion, received_at = :receivedAt, service = :service, area = :area, competent = :competent,
              performing = :performing, package_path = :packagePath, package_sha256 = :packageSha256,
              problems = :problems, seq = :seq, head = :head
            where id = :id and verbund = :verbund
            """;

    private final Database database;

    SubmissionTable(Database database) {
        this.database = database;
    }

    /** Whether the arrival was nobody's before and now is this submission's. */
    boolean claim(SubmissionId id, Origin origin) {
        return database.sql(CLAIM)
                        .param("channel", origin.channel())
                        .param("destination", origin.destination())
                        .param("externalId", origin.externalId())
                        .param("submission", id.value())
                        .update()
                == 1;
    }

    void insert(SubmissionRow row) {
        SubmissionRecord submission = row.submission();
        Origin origin = submission.origin();
        database.sql(INSERT)
                .param("id", submission.id().value())
                .param("channel", origin.channel())
                .param("mailbox", origin.mailbox())
                .param("destination", origin.destination())
                .param("externalId", origin.externalId())
                .param("externalCase", origin.externalCase())
                .param("state", submission.state().id())
                .param("now", Instants.toSql(submission.sightedAt()))
                .param("configVersion", submission.configVersion())
                .param("seq", row.seq())
                .param("head", HexFormat.of().parseHex(row.head()))
                .update();
    }

    Optional<SubmissionRow> read(SubmissionId id) {
        return one(READ, id);
    }

    /** Until the end of the transaction nobody else decides about this submission. */
    Optional<SubmissionRow> lock(SubmissionId id) {
        return one(LOCK, id);
    }

    private Optional<SubmissionRow> one(String select, SubmissionId id) {
        return database.sql(select)
                .param("id", id.value())
                .query((row, _) -> row(row))
                .optional();
    }

    void update(SubmissionRow row) {
        SubmissionRecord submission = row.submission();
        PackageVersion version = submission.packageVersion();
        JdbcClient.StatementSpec update = database.sql(UPDATE)
                .param("id", submission.id().value())
                .param("externalCase", submission.origin().externalCase())
                .param("state", submission.state().id())
                .param("stateSince", Instants.toSql(row.stateSince()))
                .param("configVersion", submission.configVersion())
                .param("receivedAt", Instants.toSqlOrNull(submission.receivedAt()))
                .param("service", Objects.toString(submission.service(), null))
                .param("area", Objects.toString(submission.area(), null))
                .param("competent", Objects.toString(submission.competent(), null))
                .param("performing", Objects.toString(submission.performing(), null))
                .param("packagePath", version == null ? null : version.path())
                .param("packageSha256", version == null ? null : version.sha256())
                .param("problems", Problems.toSql(submission.problems()))
                .param("seq", row.seq())
                .param("head", HexFormat.of().parseHex(row.head()));
        update.update();
    }

    static SubmissionRow row(ResultSet row) throws SQLException {
        return new SubmissionRow(
                record(row),
                Instants.read(row, "state_since"),
                row.getLong("seq"),
                HexFormat.of().formatHex(row.getBytes("head")));
    }

    static SubmissionRecord record(ResultSet row) throws SQLException {
        return new SubmissionRecord(
                new SubmissionId(row.getObject("id", UUID.class)),
                new VerbundKey(row.getString("verbund")),
                new Origin(
                        row.getString("channel"),
                        row.getString("mailbox"),
                        row.getString("destination"),
                        row.getString("external_id"),
                        row.getString("external_case")),
                SubmissionState.of(row.getString("state")),
                Instants.read(row, "sighted_at"),
                row.getString("config_version"),
                Instants.readOrNull(row, "received_at"),
                orNull(row.getString("service"), ServiceKey::new),
                orNull(row.getString("area"), Area::new),
                orNull(row.getString("competent"), AuthorityKey::new),
                orNull(row.getString("performing"), AuthorityKey::new),
                packageVersion(row),
                Problems.readAll(row.getString("problems")));
    }

    private static @Nullable PackageVersion packageVersion(ResultSet row) throws SQLException {
        String path = row.getString("package_path");
        return path == null ? null : new PackageVersion(path, row.getString("package_sha256"));
    }

    private static <T> @Nullable T orNull(@Nullable String text, Function<String, T> type) {
        return text == null ? null : type.apply(text);
    }
}
