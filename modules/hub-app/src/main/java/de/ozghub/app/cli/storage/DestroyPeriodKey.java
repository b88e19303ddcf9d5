package de.ozghub.app.cli.storage;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.journal.PostgresStore;
import de.ozghub.journal.retention.Destruction;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Destroys a key nothing needs any more: what was erased under it cannot be read from any backup either. */
@Command(
        name = "destroy",
        description = {
            "Destroy a wrapping key that nothing stored needs any more.",
            "This cannot be undone. What was erased while the key was in use becomes unreadable in every backup of the"
                    + " database; a backup from before its payloads were wrapped anew can no longer be used for them."
        },
        mixinStandardHelpOptions = true)
final class DestroyPeriodKey extends StorageCommand {

    @Option(names = "--owner", required = true, paramLabel = "KEY", description = "verbund, or an authority")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String owner;

    @Option(names = "--period", required = true, paramLabel = "ID", description = "for example 2026-05")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String period;

    @Option(names = "--dry-run", description = "say whether it could be destroyed, and change nothing")
    private boolean dryRun;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Storage.Reason reason;

    @Override
    @Nullable
    String fault() {
        return reason.fault();
    }

    @Override
    int run(Installation installation, PostgresStore store) {
        var keys = store.periodKeys();
        Destruction outcome = dryRun
                ? keys.check(owner, period)
                : keys.markDestroyed(owner, period, reason.operator(), reason.text());
        String name = owner + "." + period;
        return switch (outcome) {
            case MARKED, MARKED_BEFORE -> destroy(Storage.folder(installation), name);
            case ACTIVE -> refuse(name + " wraps what is stored now. First: hub keys at-rest make");
            case IN_USE -> refuse(name + " still wraps payloads. First: hub keys at-rest rewrap");
            case UNKNOWN -> refuse(name + " was never seen by any node. See: hub keys at-rest list");
        };
    }

    private int destroy(Path folder, String name) {
        if (dryRun) {
            out().printf("%s could be destroyed%n", name);
            return 0;
        }
        WrappingKeys.destroy(folder, owner, period);
        out().printf("%s is destroyed in %s%n", name, folder);
        out().println("Next: destroy its file on every other node and in every backup of the keys; until then"
                + " deletion is not complete. Nodes that still hold it raise an alarm.");
        return 0;
    }

    private int refuse(String why) {
        out().println(why);
        return 1;
    }
}
