package de.ozghub.journal.database;

import de.ozghub.submission.VerbundKey;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every table of the store needs: statements, batches, transactions, whose rows they are, and the time. */
public record Database(
        JdbcClient jdbc,
        NamedParameterJdbcOperations batches,
        Transactions transactions,
        VerbundKey verbund,
        InstantSource clock) {

    public static Database of(DataSource source, VerbundKey verbund, InstantSource clock) {
        var template = new NamedParameterJdbcTemplate(source);
        return new Database(JdbcClient.create(template), template, new Transactions(source), verbund, clock);
    }

    /** One statement of this Verbund: {@code :verbund} is set. */
    public JdbcClient.StatementSpec sql(String statement) {
        return jdbc.sql(statement).param("verbund", verbund.value());
    }

    /** The hub's time in whole microseconds, as it will be read back. */
    public Instant now() {
        return Instants.micros(clock.instant());
    }
}
