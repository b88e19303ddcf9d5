package de.ozghub.journal.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as {@code timestamptz}: UTC, whole microseconds, whatever zone the session has. */
public final class Instants {

    private Instants() {}

    /** Cut to what the database can hold. */
    public static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    public static OffsetDateTime toSql(Instant instant) {
        return micros(instant).atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime toSqlOrNull(@Nullable Instant instant) {
        return instant == null ? null : toSql(instant);
    }

    public static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant readOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    /** A duration as a parameter for {@code cast(:x as interval)}. */
    public static String interval(Duration duration) {
        return Math.floorDiv(duration.toNanos(), 1000) + " microseconds";
    }
}
