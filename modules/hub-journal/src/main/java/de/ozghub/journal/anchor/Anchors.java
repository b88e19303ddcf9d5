package de.ozghub.journal.anchor;

import de.ozghub.core.journal.Journal;
import de.ozghub.crypto.keys.AnchorKey;
import de.ozghub.journal.database.Database;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes and verifies anchors. Writing is for one thread of a node; verifying may run beside it, and beside the hub's work. */
public final class Anchors {

    /** How far apart anchors are. */
    public static final Duration RHYTHM = Duration.ofHours(1);

    private static final int MOST_HEADS = 10_000;
    private static final int MOST_SUBMISSIONS = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String SUBMISSIONS = """
        select id from submission where verbund = :verbund and id > :after order by id limit %d
        """.formatted(MOST_SUBMISSIONS);

    private final Database database;
    private final AnchorTable table;
    private final Journal journal;

    public Anchors(Database database, Journal journal) {
        this.database = database;
        this.table = new AnchorTable(database);
        this.journal = journal;
    }

    /**
     * Anchors what the journal has grown by, if the last anchor of this node's log is an hour old.
     *
     * @param folder of the logs; made if need be
     * @return how many chains were anchored
     * @throws IllegalStateException if the log does not hold what the database says it held
     * @throws RuntimeException if log or database cannot be read or written
     */
    public int anchorIfDue(Path folder, AnchorKey key) {
        return anchor(folder, key, RHYTHM);
    }

    /** As {@link #anchorIfDue}, whenever the last one was. */
    public int anchor(Path folder, AnchorKey key) {
        return anchor(folder, key, Duration.ZERO);
    }

    private int anchor(Path folder, AnchorKey key, Duration pause) {
        var log = AnchorLog.of(folder, key);
        // Nodes that share folder and key share the log: one of them writes.
        return database.transactions().write(() -> table.lock(log.id()) ? append(log, key, pause) : 0);
    }

    private int append(AnchorLog log, AnchorKey key, Duration pause) {
        long known = table.last(log.id());
        // A node that died between log and database left records the database does not know yet.
        log.after(known).forEach(anchor -> table.insert(log.id(), anchor));
        var last = log.last();
        long number = last.map(Anchor::number).orElse(0L);
        if (known > number) {
            throw new IllegalStateException(
                    "the anchor log %s ends with number %d, the database knows %d".formatted(log.id(), number, known));
        }
        Instant since = last.map(Anchor::upTo).orElse(Instant.EPOCH);
        Instant upTo = table.now();
        if (since.isAfter(upTo.minus(pause))) {
            return 0;
        }
        String previous = last.map(Anchor::hash).orElse(Anchor.START);
        UUID after = BEFORE_ALL;
        int anchored = 0;
        boolean more = true;
        while (more) {
            var heads = table.heads(since, upTo, after, MOST_HEADS);
            more = heads.size() == MOST_HEADS;
            number++;
            // Only the last part says that everything up to then is anchored.
            var anchor = Anchor.signed(number, more ? since : upTo, previous, heads, key);
            log.append(anchor, upTo, key);
            table.insert(log.id(), anchor);
            previous = anchor.hash();
            anchored += heads.size();
            if (more) {
                after = heads.getLast().submission().value();
            }
        }
        return anchored;
    }

    /** What was looked at, and what is not as it has to be. */
    public record Verification(long chains, long anchors, List<AnchorFinding> findings) {

        public Verification {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Verifies every chain of the Verbund, every log of the folder, and each against the other. Reads everything once; holds
     * one file of a log, that is a month of one node.
     *
     * @throws IOException if the folder cannot be read
     */
    public Verification verify(Path folder) throws IOException {
        var findings = new ArrayList<AnchorFinding>();
        long chains = chains(findings);
        long anchors = 0;
        var logs = AnchorLog.all(folder);
        for (AnchorLog log : logs.values()) {
            anchors += new LogCheck(log, table, findings).run();
        }
        table.logs().stream()
                .filter(log -> !logs.containsKey(log))
                .forEach(log -> findings.add(
                        new AnchorFinding("log " + log, "the database knows this log, its files are gone")));
        return new Verification(chains, anchors, findings);
    }

    private long chains(List<AnchorFinding> findings) {
        long count = 0;
        var after = BEFORE_ALL;
        List<UUID> ids;
        do {
            ids = database.sql(SUBMISSIONS)
                    .param("after", after)
                    .query((row, _) -> row.getObject("id", UUID.class))
                    .list();
            for (UUID id : ids) {
                journal.firstBroken(new SubmissionId(id))
                        .ifPresent(entry -> findings.add(new AnchorFinding(
                                "submission " + id,
                                "the chain breaks at entry %d: it was changed, removed or added".formatted(entry))));
                after = id;
            }
            count += ids.size();
        } while (ids.size() == MOST_SUBMISSIONS);
        return count;
    }
}
