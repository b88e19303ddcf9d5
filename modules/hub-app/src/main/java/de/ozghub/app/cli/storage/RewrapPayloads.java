package de.ozghub.app.cli.storage;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.journal.PostgresStore;
import de.ozghub.journal.retention.PeriodKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Wraps anew by the active keys what older keys wrap. Running nodes do the same once a minute. */
@Command(
        name = "rewrap",
        description = "Wrap anew what superseded keys wrap, now instead of within minutes. Contents stay as they are.",
        mixinStandardHelpOptions = true)
final class RewrapPayloads extends StorageCommand {

    @Option(names = "--dry-run", description = "say how much there is to do, and do nothing")
    private boolean dryRun;

    @Override
    int run(Installation installation, PostgresStore store) {
        if (dryRun) {
            long waiting = store.periodKeys().all().stream()
                    .filter(key -> !key.active())
                    .mapToLong(PeriodKey::payloads)
                    .sum();
            out().printf("%d payloads would be wrapped anew%n", waiting);
            return 0;
        }
        long done = 0;
        for (int batch = store.periodKeys().rewrap();
                batch > 0;
                batch = store.periodKeys().rewrap()) {
            done += batch;
        }
        out().printf("%d payloads wrapped anew%n", done);
        return 0;
    }
}
