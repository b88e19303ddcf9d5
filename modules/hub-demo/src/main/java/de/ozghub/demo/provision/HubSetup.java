package de.ozghub.demo.provision;

import de.ozghub.console.settings.Passwords;
import de.ozghub.core.config.ConfigFiles;
import de.ozghub.core.config.Console;
import de.ozghub.core.config.FitConnectClient;
import de.ozghub.core.config.FitConnectSender;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.Secrets;
import de.ozghub.core.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Writes the hub's configuration from the repository's {@code conf/} and makes every secret it refers to. */
public final class HubSetup {

    private final Layout layout;
    private final HubConfiguration configuration;
    private final Secrets secrets;
    private final Identities identities;

    private HubSetup(Layout layout, HubConfiguration configuration, Secrets secrets, Identities identities) {
        this.layout = layout;
        this.configuration = configuration;
        this.secrets = secrets;
        this.identities = identities;
    }

    /**
     * Prepares the hub's side.
     *
     * @param ports rewrites the standard addresses of a configuration text
     * @throws IOException if a file cannot be read or written
     */
    public static HubSetup create(Layout layout, UnaryOperator<String> ports, InstantSource clock) throws IOException {
        Path source = layout.root().resolve("conf");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = layout.conf().resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, ports.apply(located(layout, Files.readString(file))));
            }
        }
        var configuration = HubConfiguration.parse(ConfigFiles.read(layout.hubYaml()));
        var secrets = new Secrets(layout.conf(), Map.of());
        var identities = new Identities(configuration, secrets, layout, clock);
        var setup = new HubSetup(layout, configuration, secrets, identities);
        setup.secrets();
        identities.create();
        return setup;
    }

    public HubConfiguration configuration() {
        return configuration;
    }

    Identities identities() {
        return identities;
    }

    Path path(String relative) {
        return secrets.path(relative);
    }

    /** Secret of an API client of the hub. */
    String clientSecret(FitConnectClient client) throws IOException {
        return SecretBook.at(file(client.clientSecret()));
    }

    String clientId(FitConnectClient client) throws IOException {
        return text(client.clientId());
    }

    private String text(Setting setting) throws IOException {
        return switch (setting) {
            case Setting.Literal literal -> literal.text();
            case SecretRef reference -> SecretBook.at(file(reference));
        };
    }

    String senderSecret(FitConnectSender sender) throws IOException {
        return SecretBook.at(file(sender.clientSecret()));
    }

    String senderId(FitConnectSender sender) throws IOException {
        return text(sender.clientId());
    }

    /** What the delivery service proves its callbacks to a sender with; empty if it does not call. */
    Optional<String> callbackSecret(FitConnectSender sender) throws IOException {
        SecretRef reference = sender.callbackSecret();
        return reference == null ? Optional.empty() : Optional.of(SecretBook.at(file(reference)));
    }

    /** File with the password of the database role. */
    public Path databasePassword() {
        return file(configuration.database().password());
    }

    /** Password in clear of a console account; the hub itself only has its hash. */
    String password(Console.Account account) throws IOException {
        return SecretBook.at(layout.home().resolve("passwords").resolve(account.name()));
    }

    private void secrets() throws IOException {
        SecretBook.at(databasePassword());
        for (FitConnectClient client : configuration.fitConnect().clients()) {
            clientSecret(client);
        }
        for (FitConnectSender sender : configuration.fitConnect().senders()) {
            senderSecret(sender);
            callbackSecret(sender);
        }
        for (Console.Account account : configuration.console().accounts()) {
            Path hash = file(account.password());
            if (!Files.exists(hash)) {
                SecretBook.create(hash, Passwords.hash(password(account)));
            }
        }
    }

    private static String located(Layout layout, String text) {
        return text.replace("../mappings", layout.root().resolve("mappings").toString())
                .replace("../xsd", layout.root().resolve("xsd").toString())
                .replace("../library", layout.library().toString());
    }

    private Path file(SecretRef reference) {
        return switch (reference) {
            case SecretRef.InFile file -> secrets.path(file.path());
            case SecretRef.InEnvironment variable ->
                throw new IllegalArgumentException("the demonstration keeps its secrets in files, not in " + variable);
        };
    }
}
