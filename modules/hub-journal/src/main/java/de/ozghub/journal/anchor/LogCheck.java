package de.ozghub.journal.anchor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** One log: each record follows the one before, is signed by the log's key, is known to the database, and still holds. */
final class LogCheck {

    private static final int HEADS_AT_ONCE = 1_000;

    private final AnchorLog log;
    private final AnchorTable table;
    private final List<AnchorFinding> findings;
    private final SortedMap<Long, String> known;
    private String previous = Anchor.START;
    private long number;

    LogCheck(AnchorLog log, AnchorTable table, List<AnchorFinding> findings) {
        this.log = log;
        this.table = table;
        this.findings = findings;
        this.known = table.known(log.id());
    }

    /** @return how many records there are */
    long run() throws IOException {
        long count = 0;
        for (Path file : log.files()) {
            try {
                var content = AnchorLog.read(file);
                if (!AnchorLog.id(content.publicKey()).equals(log.id())) {
                    say("%s names another key than the log's".formatted(file.getFileName()));
                }
                content.anchors().forEach(anchor -> check(anchor, content.publicKey()));
                count += content.anchors().size();
            } catch (IllegalArgumentException e) {
                say("%s is damaged: %s".formatted(file.getFileName(), e.getMessage()));
            }
        }
        if (!known.isEmpty() && known.lastKey() > number) {
            say("the log ends with anchor %d, the database knows %d: its end was removed"
                    .formatted(number, known.lastKey()));
        }
        return count;
    }

    private void check(Anchor anchor, String publicKey) {
        if (anchor.number() != number + 1 || !anchor.previous().equals(previous)) {
            say("anchor %d does not follow anchor %d: one was removed, exchanged or added"
                    .formatted(anchor.number(), number));
        }
        if (!anchor.isSignedBy(publicKey)) {
            say("anchor %d was not signed by the log's key".formatted(anchor.number()));
        }
        if (!anchor.hash().equals(known.get(anchor.number()))) {
            say("anchor %d is not the one the database knows".formatted(anchor.number()));
        }
        for (int from = 0; from < anchor.heads().size(); from += HEADS_AT_ONCE) {
            var some = anchor.heads().subList(from, Math.min(anchor.heads().size(), from + HEADS_AT_ONCE));
            table.differing(some)
                    .forEach(entry -> findings.add(new AnchorFinding(
                            "submission " + entry.submission(),
                            "entry %d %s since anchor %d of log %s"
                                    .formatted(
                                            entry.seq(),
                                            entry.missing() ? "was removed" : "was changed",
                                            anchor.number(),
                                            log.id()))));
        }
        previous = anchor.hash();
        number = anchor.number();
    }

    private void say(String english) {
        findings.add(new AnchorFinding("log " + log.id(), english));
    }
}
