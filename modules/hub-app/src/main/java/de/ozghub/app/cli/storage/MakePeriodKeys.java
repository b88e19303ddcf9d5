package de.ozghub.app.cli.storage;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.journal.PostgresStore;
import de.ozghub.submission.LegalTime;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the keys of a period, for every owner that has none of it. */
@Command(
        name = "make",
        description = {
            "Make the wrapping keys of a period, for the Verbund and every authority.",
            "A period named after a month begins with it: bring the files to all nodes before. Running nodes take them"
                    + " over within a minute and wrap anew what older keys wrap."
        },
        mixinStandardHelpOptions = true)
final class MakePeriodKeys extends StorageCommand {

    @Option(
            names = "--period",
            paramLabel = "ID",
            description =
                    "for example 2026-12; next month unless told. A letter behind it (2026-12-b) replaces a key within"
                            + " its month")
    private String period = YearMonth.now(LegalTime.ZONE).plusMonths(1).toString();

    @Option(names = "--owner", paramLabel = "KEY", description = "only this one; may be repeated")
    private List<String> only = List.of();

    @Option(names = "--dry-run", description = "say what would be made, and make nothing")
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
        Path folder = Storage.folder(installation);
        var here = WrappingKeys.load(folder);
        for (String owner : only.isEmpty() ? Storage.owners(installation) : only) {
            if (here.keyIds(owner).contains(period)) {
                out().printf("%s.%s is there already%n", owner, period);
            } else if (dryRun) {
                out().printf("%s.%s would be made%n", owner, period);
            } else {
                WrappingKeys.generate(folder, owner, period);
                store.periodKeys().made(owner, period, reason.operator(), reason.text());
                out().printf("%s.%s made%n", owner, period);
            }
        }
        out().println("Next: bring the files in " + folder + " to every other node, and to the backup of the keys.");
        return 0;
    }
}
