package de.ozghub.app.cli.storage;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.core.operation.Operator;
import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.journal.DatabaseSettings;
import de.ozghub.journal.PostgresStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command on stored data needs: which installation, who acts, and the store it opens. */
final class Storage {

    private static final int CONNECTIONS = 3;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "hub.yaml")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    /** Who changes something, and why. */
    static final class Reason {

        @Option(
                names = "--reason",
                required = true,
                description = "why; is kept with the account and cannot be changed")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String reason;

        @Option(names = "--account", description = "who acts, unless it is the user of the system (${DEFAULT-VALUE})")
        private String account = System.getProperty("user.name", "unknown");

        String text() {
            return reason.strip();
        }

        Operator operator() {
            return new Operator(account);
        }

        /** Why these words are not enough; absent if they are. */
        @Nullable
        String fault() {
            return text().length() < 5 ? "--reason: say why, in at least five characters" : null;
        }
    }

    /** @throws IllegalStateException naming every fault of configuration and keys */
    Installation installation() {
        return Installation.read(config);
    }

    static Path folder(Installation installation) {
        return installation.secrets().path(installation.configuration().wrappingKeys());
    }

    /** Whose data are wrapped: the Verbund until routing, then the competent authority. */
    static List<String> owners(Installation installation) {
        return Stream.concat(
                        Stream.of("verbund"),
                        installation.configuration().authorities().stream()
                                .map(authority -> authority.key().value()))
                .toList();
    }

    /** @throws RuntimeException if keys or database cannot be reached; the message says which */
    static PostgresStore open(Installation installation) {
        var configuration = installation.configuration();
        var database = configuration.database();
        var settings = new DatabaseSettings(
                database.url(),
                database.user(),
                installation.secrets().resolve(database.password()).text(),
                CONNECTIONS);
        var folder = folder(installation);
        var atRest = new AtRest(() -> WrappingKeys.load(folder), InstantSource.system());
        return PostgresStore.open(settings, atRest, configuration.verbund(), InstantSource.system());
    }
}
