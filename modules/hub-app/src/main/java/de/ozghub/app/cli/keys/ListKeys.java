package de.ozghub.app.cli.keys;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.app.keys.KeyInventory;
import de.ozghub.app.keys.OfficeCertificates;
import de.ozghub.app.keys.OwnedKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists every key of a destination and every certificate towards a back office, with use and end. */
@Command(
        name = "list",
        description =
                "List the keys of all destinations and the certificates towards all back offices, with use and end.",
        mixinStandardHelpOptions = true)
final class ListKeys implements Callable<Integer> {

    private static final String OFFICE_ROW = "%-36s %-14s %-43s %-10s %s%n";
    private static final String ROW = "%-20s %-36s %-10s %-43s %5s %-10s %s%n";

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "hub.yaml")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        KeyInventory inventory;
        OfficeCertificates certificates;
        try {
            var installation = Installation.read(config);
            inventory = installation.inventory();
            certificates = installation.certificates();
        } catch (IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
        var now = InstantSource.system().instant();
        out.printf(ROW, "owner", "destination", "use", "kid", "bits", "ends", "state");
        for (var owned : inventory.keys()) {
            var key = owned.key();
            var end = key.expires().map(OwnedKey::day).map(Object::toString).orElse("–");
            out.printf(
                    ROW,
                    owned.owner(),
                    owned.destination(),
                    word(owned.use()),
                    key.kid(),
                    key.bits(),
                    end,
                    owned.isFit(now) ? "fit" : owned.findings(now));
        }
        out.println();
        out.printf(OFFICE_ROW, "back office", "use", "certificate", "ends", "state");
        for (var one : certificates.certificates()) {
            out.printf(
                    OFFICE_ROW,
                    one.backOffice(),
                    word(one.purpose()),
                    one.name(),
                    OwnedKey.day(one.end()),
                    one.unusable(now).map(ListKeys::word).orElse("fit"));
        }
        return 0;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
