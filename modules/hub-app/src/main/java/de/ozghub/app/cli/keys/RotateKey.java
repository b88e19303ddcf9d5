package de.ozghub.app.cli.keys;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.app.keys.OwnedKey;
import de.ozghub.core.config.FitConnectClient;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.fitconnect.FitConnectClient.Credentials;
import de.ozghub.fitconnect.KeyPublication;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Publishes the newest configured decryption key of a destination and makes it the one senders encrypt for. The older ones
 * stay published and configured, so that nothing under way is lost.
 */
@Command(
        name = "rotate",
        description = {
            "Publish the newest configured key of a destination and make it the one senders use.",
            "Before: hub keys generate, certify, and put the new key first in decryptionKeys on every node."
        },
        mixinStandardHelpOptions = true)
final class RotateKey implements Callable<Integer> {

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "hub.yaml")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Option(names = "--destination", required = true, paramLabel = "ID", description = "the destination")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private UUID destination;

    @Option(
            names = "--destination-api",
            required = true,
            paramLabel = "URL",
            description = "base of the Destination API")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private URI destinationApi;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return rotate(Installation.read(config));
        } catch (IllegalStateException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }

    private int rotate(Installation installation) {
        var now = InstantSource.system().instant();
        var signature = newest(installation, JwkUse.SIGNATURE);
        var decryption = newest(installation, JwkUse.ENCRYPTION);
        for (var owned : List.of(signature, decryption)) {
            if (!owned.isFit(now)) {
                spec.commandLine().getErr().printf("%s is not fit: %s%n", owned.name(), owned.findings(now));
                return 1;
            }
        }
        try (var publication = new KeyPublication(client(installation), destinationApi, InstantSource.system())) {
            var outcome = publication.publish(destination, signature.key(), decryption.key());
            outcome.ifPresentOrElse(
                    problem -> spec.commandLine().getErr().println(problem.english()),
                    () -> spec.commandLine()
                            .getOut()
                            .printf("%s now takes %s; older keys stay published%n", destination, decryption.name()));
            return outcome.isEmpty() ? 0 : 2;
        }
    }

    private OwnedKey newest(Installation installation, JwkUse use) {
        return installation.inventory().keys().stream()
                .filter(key -> key.destination().equals(destination) && key.use() == use)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "destination %s is not configured, or its authority alone has the key".formatted(destination)));
    }

    private de.ozghub.fitconnect.FitConnectClient client(Installation installation) {
        var name = installation.configuration().authorities().stream()
                .flatMap(authority -> authority.destinations().stream())
                .filter(one -> one.id().equals(destination))
                .map(de.ozghub.core.config.Destination::client)
                .findFirst()
                .orElseThrow();
        Optional<FitConnectClient> terms = installation.configuration().fitConnect().clients().stream()
                .filter(client -> client.name().equals(name))
                .findFirst();
        var client = terms.orElseThrow();
        var secrets = installation.secrets();
        var credentials = new Credentials(
                client.token(),
                secrets.resolve(client.clientId()).text(),
                secrets.resolve(client.clientSecret()).text());
        return new de.ozghub.fitconnect.FitConnectClient(
                name, client.submissionApi(), credentials, client.timeout(), List.of());
    }
}
