package de.ozghub.journal;

import de.ozghub.core.Ids;
import de.ozghub.core.operation.Operator;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.SubmissionId;

/** Who did what to a submission, and why; written once. */
final class OperatorActionTable {

    private static final String INSERT = """
            insert into operator_action (id, verbund, submission, account, at, action, reason)
            values (:id, :verbund, :submission, :account, :at, :action, :reason)
            """;

    private final Database database;

    OperatorActionTable(Database database) {
        this.database = database;
    }

    void insert(Operator operator, SubmissionId submission, String action, String reason) {
        database.sql(INSERT)
                .param("id", Ids.uuid())
                .param("submission", submission.value())
                .param("account", operator.account())
                .param("at", Instants.toSql(database.now()))
                .param("action", action)
                .param("reason", reason)
                .update();
    }
}
