package de.ozghub.app.cli.storage;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.journal.PostgresStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies every chain, every anchor, and each against the other. Exit code 1 if anything is not as it has to be. */
@Command(
        name = "verify",
        description = {
            "Verify every chain of the journal against the signed logs outside the database.",
            "Nodes may run meanwhile. The logs of other nodes are verified when they lie in the same folder."
        },
        mixinStandardHelpOptions = true)
final class VerifyJournal extends StorageCommand {

    @Option(names = "--anchors", paramLabel = "FOLDER", description = "logs from elsewhere, for example from a backup")
    private @Nullable Path elsewhere;

    @Override
    int run(Installation installation, PostgresStore store) {
        Path folder = elsewhere != null
                ? elsewhere
                : installation
                        .secrets()
                        .path(installation.configuration().storage().anchors());
        try {
            var verified = store.anchors().verify(folder);
            verified.findings().forEach(finding -> out().printf("%s: %s%n", finding.subject(), finding.english()));
            out().printf(
                            "%d chains, %d anchors in %s, %d findings%n",
                            verified.chains(),
                            verified.anchors(),
                            folder,
                            verified.findings().size());
            return verified.findings().isEmpty() ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException("the anchor logs in %s cannot be read".formatted(folder), e);
        }
    }
}
