package de.ozghub.journal;

import com.zaxxer.hikari.HikariDataSource;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Forwardings;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.Submissions;
import de.ozghub.core.journal.Tasks;
import de.ozghub.core.journal.Tellings;
import de.ozghub.core.journal.Versions;
import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.journal.anchor.Anchors;
import de.ozghub.journal.database.ConnectionPool;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Fitness;
import de.ozghub.journal.database.Reachability;
import de.ozghub.journal.payload.ChunkTable;
import de.ozghub.journal.payload.PayloadTable;
import de.ozghub.journal.payload.PostgresPayloads;
import de.ozghub.journal.retention.PeriodKeys;
import de.ozghub.submission.VerbundKey;
import java.time.Duration;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's store on PostgreSQL 15 or newer: all ports over one connection pool. Any number of hub nodes may open the
 * same database. Thread-safe.
 */
public final class PostgresStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);

    private final HikariDataSource pool;
    private final PayloadTable payloadTable;
    private final Journal journal;
    private final Tasks tasks;
    private final Payloads payloads;
    private final Submissions submissions;
    private final Alarms alarms;
    private final Tellings tellings;
    private final Deadlines deadlines;
    private final Forwardings forwardings;
    private final Versions versions;
    private final PeriodKeys periodKeys;
    private final Anchors anchors;

    private PostgresStore(HikariDataSource pool, Database database, AtRest atRest) {
        var tables = Tables.of(database, atRest);
        this.pool = pool;
        this.payloadTable = tables.payloads();
        this.journal = new PostgresJournal(database, tables);
        this.tasks = new PostgresTasks(database);
        this.payloads = new PostgresPayloads(new ChunkTable(database), tables.payloads(), atRest);
        this.submissions = new PostgresSubmissions(database, tables);
        this.alarms = new PostgresAlarms(database);
        this.tellings = new PostgresTellings(database);
        this.deadlines = new PostgresDeadlines(database, tables);
        this.forwardings = new PostgresForwardings(database);
        this.versions = new PostgresVersions(database);
        this.periodKeys = new PeriodKeys(database, atRest, tables.payloads());
        this.anchors = new Anchors(database, journal);
    }

    /**
     * Checks the server, migrates the schema and opens the ports.
     *
     * @param atRest opens and makes data keys; must know the owner {@code verbund} and every authority
     * @param verbund whose rows are read and written; rows of others are never seen
     * @param clock the hub's time; leases run by the database's clock
     * @throws UnfitDatabase if the server is too old, or {@code fsync} or {@code synchronous_commit} is off
     * @throws RuntimeException of Hikari or Flyway, if the server cannot be reached or the schema cannot be migrated
     */
    public static PostgresStore open(
            DatabaseSettings settings, AtRest atRest, VerbundKey verbund, InstantSource clock) {
        HikariDataSource pool = ConnectionPool.open(settings);
        boolean opened = false;
        try {
            var database = Database.of(pool, verbund, clock);
            Fitness.check(database.jdbc());
            migrate(settings);
            LOG.atInfo().addKeyValue("verbund", verbund).log("the store is open");
            var store = new PostgresStore(pool, database, atRest);
            store.periodKeys.refresh();
            opened = true;
            return store;
        } finally {
            if (!opened) {
                pool.close();
            }
        }
    }

    // Past the pool: a migration may take longer than any statement of the hub, and waits for another node's.
    private static void migrate(DatabaseSettings settings) {
        Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    public Journal journal() {
        return journal;
    }

    public Tasks tasks() {
        return tasks;
    }

    public Payloads payloads() {
        return payloads;
    }

    public Submissions submissions() {
        return submissions;
    }

    public Alarms alarms() {
        return alarms;
    }

    public Tellings tellings() {
        return tellings;
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    public Forwardings forwardings() {
        return forwardings;
    }

    public Versions versions() {
        return versions;
    }

    /** The journal's heads in a signed log outside the database. */
    public Anchors anchors() {
        return anchors;
    }

    /** The keys that wrap data keys. */
    public PeriodKeys periodKeys() {
        return periodKeys;
    }

    /**
     * Deletes a batch of payloads that were stored longer ago than the given age and never sealed.
     *
     * @param age longer than any intake or stage may take
     * @return how many were deleted, at most 20; call again while it is more than none
     */
    public int sweep(Duration age) {
        return payloadTable.sweep(age);
    }

    /** Whether the database answers now; for health checks. Blocks for a few seconds at most. */
    public boolean isReachable() {
        return Reachability.of(pool);
    }

    /** Closes all connections; what is running breaks off and is not committed. */
    @Override
    public void close() {
        pool.close();
    }
}
