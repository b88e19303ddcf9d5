package de.ozghub.app.cli.storage;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.app.keys.OwnedKey;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.journal.PostgresStore;
import de.ozghub.journal.retention.PeriodKey;
import picocli.CommandLine.Command;

/** Every key that wraps what is stored: owner, period, what only it opens, and its end. Exit code 1 if an owner has none. */
@Command(
        name = "list",
        description = "List the keys that wrap what is stored, with the number of payloads only they open.",
        mixinStandardHelpOptions = true)
final class ListPeriodKeys extends StorageCommand {

    private static final String ROW = "%-24s %-12s %-10s %10s  %s%n";

    @Override
    int run(Installation installation, PostgresStore store) {
        var here = WrappingKeys.load(Storage.folder(installation));
        out().printf(ROW, "owner", "key", "seen", "payloads", "state");
        for (PeriodKey key : store.periodKeys().all()) {
            boolean present = here.keyIds(key.owner()).contains(key.keyId());
            out().printf(
                            ROW,
                            key.owner(),
                            key.keyId(),
                            OwnedKey.day(key.firstSeen()),
                            key.payloads(),
                            state(key, present));
        }
        var without = Storage.owners(installation).stream()
                .filter(owner -> here.keyIds(owner).isEmpty())
                .toList();
        without.forEach(owner -> out().printf("%s has no key: run hub keys at-rest make%n", owner));
        return without.isEmpty() ? 0 : 1;
    }

    private static String state(PeriodKey key, boolean present) {
        if (key.destroyedAt() != null) {
            return "destroyed on " + OwnedKey.day(key.destroyedAt())
                    + (present ? ", BUT ITS FILE IS STILL HERE: destroy it" : "");
        }
        if (!present) {
            return "MISSING on this node";
        }
        return key.active() ? "active" : key.payloads() == 0 ? "unused: may be destroyed" : "superseded or not begun";
    }
}
