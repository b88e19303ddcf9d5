package de.ozghub.journal.database;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in one transaction; a database that cannot be reached is always a {@link DataAccessException}. */
public final class Transactions {

    private final TransactionTemplate writing;
    private final TransactionTemplate snapshot;

    Transactions(DataSource database) {
        var manager = new JdbcTransactionManager(database);
        this.writing = new TransactionTemplate(manager);
        this.snapshot = new TransactionTemplate(manager);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** All of it is committed, or nothing. */
    public <T> T write(Supplier<T> work) {
        return run(writing, work);
    }

    /** All reads see the same moment. */
    public <T> T read(Supplier<T> work) {
        return run(snapshot, work);
    }

    private static <T> T run(TransactionTemplate template, Supplier<T> work) {
        try {
            return template.execute(_ -> work.get());
        } catch (TransactionException e) {
            throw new DataAccessResourceFailureException("the transaction could not be begun or committed", e);
        }
    }
}
