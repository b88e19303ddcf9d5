package de.ozghub.journal;

import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.payload.PayloadTable;
import java.time.Instant;

/** The tables a decision writes to. */
record Tables(
        Database database,
        AtRest atRest,
        SubmissionTable submissions,
        EntryTable entries,
        DeliveryTable deliveries,
        AttemptTable attempts,
        TaskTable tasks,
        PayloadTable payloads,
        DeadlineTable deadlines) {

    static Tables of(Database database, AtRest atRest) {
        return new Tables(
                database,
                atRest,
                new SubmissionTable(database),
                new EntryTable(database),
                new DeliveryTable(database),
                new AttemptTable(database),
                new TaskTable(database),
                new PayloadTable(database),
                new DeadlineTable(database));
    }

    Instant now() {
        return database.now();
    }
}
