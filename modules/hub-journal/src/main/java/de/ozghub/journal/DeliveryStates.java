package de.ozghub.journal;

import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.journal.database.Instants;
import de.ozghub.journal.database.Problems;
import de.ozghub.submission.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The row's picture of a delivery's state, there and back. */
final class DeliveryStates {

    private DeliveryStates() {}

    /** The columns of a state; what a state does not have is null. */
    record Columns(
            String state,
            int failures,
            @Nullable Instant since,
            @Nullable Instant notBefore,
            @Nullable String reference,
            @Nullable Problem problem) {}

    static Columns toSql(DeliveryState state) {
        String name = state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return switch (state) {
            case DeliveryState.Waiting s -> new Columns(name, s.failures(), null, s.notBefore(), null, null);
            case DeliveryState.Sending s -> new Columns(name, s.failures(), s.since(), null, null, null);
            case DeliveryState.Unknown s ->
                new Columns(name, s.failures(), s.sentAt(), s.notBefore(), null, s.problem());
            case DeliveryState.Handed s -> new Columns(name, 0, s.since(), s.notBefore(), s.reference(), null);
            case DeliveryState.Delivered s -> new Columns(name, 0, s.at(), null, s.reference(), null);
            case DeliveryState.Clarification s -> new Columns(name, s.failures(), s.since(), null, null, s.problem());
            case DeliveryState.Withdrawn s -> new Columns(name, 0, s.at(), null, null, null);
        };
    }

    /** @throws IllegalStateException if the row holds a state this version does not know */
    static DeliveryState read(ResultSet row) throws SQLException {
        int failures = row.getInt("failures");
        return switch (row.getString("state")) {
            case "waiting" -> new DeliveryState.Waiting(failures, Instants.read(row, "not_before"));
            case "sending" -> new DeliveryState.Sending(failures, Instants.read(row, "since"));
            case "unknown" ->
                new DeliveryState.Unknown(
                        problem(row), failures, Instants.read(row, "since"), Instants.read(row, "not_before"));
            case "handed" ->
                new DeliveryState.Handed(
                        row.getString("reference"), Instants.read(row, "since"), Instants.read(row, "not_before"));
            case "delivered" -> new DeliveryState.Delivered(row.getString("reference"), Instants.read(row, "since"));
            case "clarification" ->
                new DeliveryState.Clarification(problem(row), failures, Instants.read(row, "since"));
            case "withdrawn" -> new DeliveryState.Withdrawn(Instants.read(row, "since"));
            case String other -> throw new IllegalStateException("delivery state '%s' is unknown".formatted(other));
        };
    }

    private static Problem problem(ResultSet row) throws SQLException {
        return Problems.read(row.getString("problem"));
    }
}
