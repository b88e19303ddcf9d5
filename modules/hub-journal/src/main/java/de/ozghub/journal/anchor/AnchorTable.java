package de.ozghub.journal.anchor;

import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.SubmissionId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What the database knows of the logs, and what the logs say of the database. */
final class AnchorTable {

    // The entry of a decision bears the time of its statement and is seen when the decision is committed.
    private static final Duration LONGEST_DECISION = Duration.ofMinutes(10);

    private static final String NEW_HEADS = """
        select distinct on (submission) submission, seq, hash from journal_entry
        where verbund = :verbund and appended_at >= :since and appended_at < :upTo and submission > :after
        order by submission, seq desc limit :most
        """;

    private static final String INSERT = """
        insert into anchor (verbund, log, number, hash, upto) values (:verbund, :log, :number, :hash, :upTo)
        on conflict do nothing
        """;

    private static final String LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('ozg-hub anchor ' || :verbund || ' ' || :log, 0))";

    private static final String LAST =
            "select coalesce(max(number), 0) from anchor where verbund = :verbund and log = :log";

    private static final String KNOWN = "select number, hash from anchor where verbund = :verbund and log = :log";

    private static final String LOGS = "select distinct log from anchor where verbund = :verbund";

    private static final String DIFFERING = """
        select h.submission, h.seq, e.hash is null as missing
        from unnest(cast(:submissions as uuid[]), cast(:seqs as bigint[]), cast(:hashes as text[]))
          as h(submission, seq, hash)
        left join journal_entry e on e.submission = h.submission and e.seq = h.seq and e.verbund = :verbund
        where e.hash is null or encode(e.hash, 'hex') <> h.hash
        order by h.submission, h.seq
        """;

    private final Database database;

    AnchorTable(Database database) {
        this.database = database;
    }

    /** The time entries are stamped with. */
    Instant now() {
        return database.sql("select statement_timestamp() where :verbund <> ''")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Heads of the submissions whose journal grew in that time, by submission. */
    List<Head> heads(Instant since, Instant upTo, UUID after, int most) {
        var from = since.equals(Instant.EPOCH) ? since : since.minus(LONGEST_DECISION);
        return database.sql(NEW_HEADS)
                .param("since", Instants.toSql(from))
                .param("upTo", Instants.toSql(upTo))
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Head(
                        new SubmissionId(row.getObject("submission", UUID.class)),
                        row.getLong("seq"),
                        HexFormat.of().formatHex(row.getBytes("hash"))))
                .list();
    }

    void insert(String log, Anchor anchor) {
        database.sql(INSERT)
                .param("log", log)
                .param("number", anchor.number())
                .param("hash", HexFormat.of().parseHex(anchor.hash()))
                .param("upTo", Instants.toSql(anchor.upTo()))
                .update();
    }

    /** Whether this transaction alone writes the log. */
    boolean lock(String log) {
        return database.sql(LOCK).param("log", log).query(Boolean.class).single();
    }

    /** Number of the last record the database knows; 0 if it knows none. */
    long last(String log) {
        return database.sql(LAST).param("log", log).query(Long.class).single();
    }

    /** Hashes of a log's records by number. */
    SortedMap<Long, String> known(String log) {
        var known = new TreeMap<Long, String>();
        database.sql(KNOWN).param("log", log).query(row -> {
            known.put(row.getLong("number"), HexFormat.of().formatHex(row.getBytes("hash")));
        });
        return known;
    }

    List<String> logs() {
        return database.sql(LOGS).query((row, _) -> row.getString("log")).list();
    }

    /** An entry that is not as it was anchored. */
    record Differing(SubmissionId submission, long seq, boolean missing) {}

    List<Differing> differing(List<Head> heads) {
        return database.sql(DIFFERING)
                .param(
                        "submissions",
                        heads.stream().map(head -> head.submission().toString()).toArray(String[]::new))
                .param("seqs", heads.stream().map(Head::seq).toArray(Long[]::new))
                .param("hashes", heads.stream().map(Head::hash).toArray(String[]::new))
                .query((row, _) -> new Differing(
                        new SubmissionId(row.getObject("submission", UUID.class)),
                        row.getLong("seq"),
                        row.getBoolean("missing")))
                .list();
    }
}
