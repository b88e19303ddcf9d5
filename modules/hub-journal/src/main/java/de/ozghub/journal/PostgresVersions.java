package de.ozghub.journal;

import de.ozghub.core.journal.ContentHash;
import de.ozghub.core.journal.Versions;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Versions of configuration and packages, found by the hash of their content; written once. */
final class PostgresVersions implements Versions {

    private static final String KEEP_FILE = """
            insert into version_file (verbund, kind, sha256, path, content)
            values (:verbund, :kind, :sha256, :path, :content)
            on conflict do nothing
            """;

    private static final String FILES =
            "select path, content from version_file where verbund = :verbund and kind = :kind and sha256 = :sha256";

    private final Database database;

    PostgresVersions(Database database) {
        this.database = database;
    }

    /** @throws IllegalArgumentException if the hash is not that of the files */
    @Override
    public void keep(Kind kind, String name, String sha256, SortedMap<String, String> files, Instant now) {
        if (!ContentHash.of(files).equals(sha256)) {
            throw new IllegalArgumentException("the content of %s does not have the hash %s".formatted(name, sha256));
        }
        database.transactions().write(() -> {
            int added = database.sql(keeping(kind))
                    .param("sha256", sha256)
                    .param("name", name)
                    .param("now", Instants.toSql(now))
                    .update();
            if (added == 1) {
                keepFiles(kind, sha256, files);
            }
            return added;
        });
    }

    private void keepFiles(Kind kind, String sha256, SortedMap<String, String> files) {
        database.batches()
                .batchUpdate(
                        KEEP_FILE,
                        files.entrySet().stream()
                                .map(file -> new MapSqlParameterSource(
                                                "verbund", database.verbund().value())
                                        .addValue("kind", id(kind))
                                        .addValue("sha256", sha256)
                                        .addValue("path", file.getKey())
                                        .addValue("content", file.getValue()))
                                .toArray(SqlParameterSource[]::new));
    }

    /** @throws IllegalStateException if what is stored does not have this hash any more */
    @Override
    public Optional<SortedMap<String, String>> find(Kind kind, String sha256) {
        boolean kept = database.sql(kept(kind))
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
        if (!kept) {
            return Optional.empty();
        }
        var files = new TreeMap<String, String>();
        database.sql(FILES).param("kind", id(kind)).param("sha256", sha256).query(row -> {
            files.put(row.getString("path"), row.getString("content"));
        });
        if (!ContentHash.of(files).equals(sha256)) {
            throw new IllegalStateException("the stored version %s was changed".formatted(sha256));
        }
        return Optional.of(files);
    }

    private static String keeping(Kind kind) {
        return """
            insert into %s (verbund, sha256, name, kept_at) values (:verbund, :sha256, :name, :now)
            on conflict do nothing
            """.formatted(table(kind));
    }

    private static String kept(Kind kind) {
        return "select exists (select 1 from %s where verbund = :verbund and sha256 = :sha256)".formatted(table(kind));
    }

    private static String table(Kind kind) {
        return switch (kind) {
            case CONFIGURATION -> "config_version";
            case PACKAGE -> "package_version";
        };
    }

    private static String id(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
