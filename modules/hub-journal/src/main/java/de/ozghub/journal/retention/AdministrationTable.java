package de.ozghub.journal.retention;

import de.ozghub.core.Ids;
import de.ozghub.core.operation.Operator;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;

/** What administrators did, and why; written once. */
final class AdministrationTable {

    private static final String INSERT = """
        insert into administration (id, verbund, account, at, action, subject, reason)
        values (:id, :verbund, :account, :at, :action, :subject, :reason)
        """;

    private final Database database;

    AdministrationTable(Database database) {
        this.database = database;
    }

    void insert(Operator operator, String action, String subject, String reason) {
        database.sql(INSERT)
                .param("id", Ids.uuid())
                .param("account", operator.account())
                .param("at", Instants.toSql(database.now()))
                .param("action", action)
                .param("subject", subject)
                .param("reason", reason)
                .update();
    }
}
