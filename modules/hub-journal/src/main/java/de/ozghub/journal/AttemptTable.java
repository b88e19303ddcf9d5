package de.ozghub.journal;

import de.ozghub.core.Ids;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.journal.database.Problems;
import de.ozghub.submission.DeliveryId;
import java.time.Instant;

/** Attempts of deliveries: opened before the first byte leaves, closed once with what they led to. */
final class AttemptTable {

    private static final String OPEN =
            "insert into attempt (id, verbund, delivery, begun_at) values (:id, :verbund, :delivery, :begunAt)";

    private static final String CLOSE = """
            update attempt set ended_at = :endedAt, outcome = :outcome, problem = :problem
            where delivery = :delivery and verbund = :verbund and ended_at is null
            """;

    private final Database database;

    AttemptTable(Database database) {
        this.database = database;
    }

    void open(DeliveryId delivery, Instant begunAt) {
        database.sql(OPEN)
                .param("id", Ids.attempt().value())
                .param("delivery", delivery.value())
                .param("begunAt", Instants.toSql(begunAt))
                .update();
    }

    void close(DeliveryId delivery, DeliveryState led, Instant endedAt) {
        var columns = DeliveryStates.toSql(led);
        database.sql(CLOSE)
                .param("delivery", delivery.value())
                .param("endedAt", Instants.toSql(endedAt))
                .param("outcome", columns.state())
                .param("problem", Problems.toSqlOrNull(columns.problem()))
                .update();
    }
}
