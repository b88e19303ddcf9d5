package de.ozghub.fitconnect;

import de.ozghub.journal.PostgresStore;
import de.ozghub.testkit.LargeContent;
import de.ozghub.trials.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends one submission with large attachments, receives it, opens it and leaves it encrypted at rest, all in this one
 * process: sender, Zustelldienst and subscriber share its heap.
 */
final class LargeSubmission {

    private final Path folder;
    private final List<LargeContent> contents;

    private LargeSubmission(Path folder, List<LargeContent> contents) {
        this.folder = folder;
        this.contents = contents;
    }

    /** Arguments: folder, JDBC URL, number of attachments, bytes of each. */
    public static void main(String[] arguments) throws IOException {
        var contents = new ArrayList<LargeContent>();
        for (int seed = 0; seed < Integer.parseInt(arguments[2]); seed++) {
            contents.add(new LargeContent(Long.parseLong(arguments[3]), seed));
        }
        var folder = Path.of(arguments[0]);
        try (var store = TrialStore.open(folder, arguments[1])) {
            new LargeSubmission(folder, contents).through(store);
        }
        // The process ends here, whatever idle threads a client keeps.
        System.exit(0);
    }

    private void through(PostgresStore store) throws IOException {
        var begun = Instant.now();
        try (var authority = new ReceivingAuthority(
                folder.resolve("zustelldienst"), Authorities.ROOT.certificate(), store.payloads())) {
            var enclosures = contents.stream()
                    .map(content -> ReceivingAuthority.enclosure("anlage-%d.pdf".formatted(content.seed()), content))
                    .toArray(Consignment.Enclosure[]::new);
            var consignment =
                    authority.consignment("<a/>".getBytes(java.nio.charset.StandardCharsets.UTF_8), enclosures);
            var sending = authority.sender.send(consignment, null, _ -> true);
            if (!(sending instanceof Sending.Sent(SentSubmission sent))) {
                throw new IllegalStateException(sending.toString());
            }
            report("sent", begun);
            var id = store.journal()
                    .claim(TrialStore.VERBUND, ReceivingAuthority.origin(sent), "c".repeat(64), Instant.now())
                    .orElseThrow();
            var arrival = authority.arrival(id, sent);
            report("fetched", begun);
            var opened = authority.opened(arrival);
            report("opened", begun);
            for (var content : contents) {
                var attachment = opened.attachments().get(content.seed()).content();
                try (var stream = store.payloads().read(attachment.id())) {
                    if (!content.isSame(stream)) {
                        throw new IllegalStateException("attachment %d differs".formatted(content.seed()));
                    }
                }
            }
            report("compared", begun);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void report(String step, Instant begun) {
        System.out.printf(
                "%s after %d s within a heap of %d MiB%n",
                step,
                Duration.between(begun, Instant.now()).toSeconds(),
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
