package de.ozghub.journal;

import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.journal.database.Lines;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The canonical bytes of journal entries and their chain: hash = SHA-256 over the previous hash and the canonical bytes;
 * the first follows 32 zero bytes. Format 1: UTF-8 lines submission, seq, time, stage, event, then one a parameter by name.
 */
final class HashChain {

    static final int FORMAT = 1;

    /** What the first entry follows. */
    static final String START = "0".repeat(64);

    private HashChain() {}

    /** A new entry after the given head. */
    static Link append(SubmissionId submission, long seq, String head, Fact fact) {
        var lines = new ArrayList<String>();
        lines.add(submission.toString());
        lines.add(Long.toString(seq));
        lines.add(fact.at().toString());
        lines.add(fact.stage().id());
        lines.add(fact.event().id());
        new TreeMap<>(fact.parameters()).forEach((name, value) -> lines.add(Lines.join(List.of(name, value))));
        String canonical = String.join("\n", lines);
        return new Link(submission, seq, FORMAT, canonical, head, hash(head, canonical));
    }

    /** What an entry says. */
    record Fact(Instant at, Stage stage, JournalEvent event, Map<String, String> parameters) {}

    /** An entry as it is stored; hashes in lower-case hexadecimal. */
    record Link(SubmissionId submission, long seq, int format, String canonical, String prev, String hash) {

        /** Whether it is this submission's entry number {@code expected} and follows {@code head} unchanged. */
        boolean fits(SubmissionId owner, long expected, String head) {
            return seq == expected
                    && prev.equals(head)
                    && hash.equals(HashChain.hash(prev, canonical))
                    && canonical.startsWith(owner + "\n" + expected + "\n");
        }

        JournalEntry toEntry() {
            if (format != FORMAT) {
                throw new IllegalStateException(
                        "entry %d of %s has the unknown format %d".formatted(seq, submission, format));
            }
            List<String> lines = List.of(canonical.split("\n", -1));
            var parameters = new TreeMap<String, String>();
            for (String line : lines.subList(5, lines.size())) {
                List<String> parameter = Lines.split(line);
                parameters.put(parameter.get(0), parameter.get(1));
            }
            return new JournalEntry(
                    seq,
                    Instant.parse(lines.get(2)),
                    Stage.of(lines.get(3)),
                    JournalEvent.of(lines.get(4)),
                    parameters,
                    hash);
        }
    }

    /**
     * Number of the first entry that does not follow the one before; a cut tail is seen by the kept number and head.
     *
     * @param links all entries found, in order
     */
    static Optional<Long> firstBroken(SubmissionId owner, List<Link> links, long lastSeq, String lastHash) {
        String head = START;
        long expected = 1;
        for (Link link : links) {
            if (!link.fits(owner, expected, head)) {
                return Optional.of(expected);
            }
            head = link.hash();
            expected++;
        }
        if (expected - 1 < lastSeq) {
            return Optional.of(expected);
        }
        return expected - 1 > lastSeq || !head.equals(lastHash) ? Optional.of(expected - 1) : Optional.empty();
    }

    private static String hash(String prev, String canonical) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HexFormat.of().parseHex(prev));
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
