package de.ozghub.app.cli.installation;

import de.ozghub.app.keys.KeyInventory;
import de.ozghub.app.keys.OfficeCertificates;
import de.ozghub.app.keys.PrivateKeys;
import de.ozghub.core.config.Authority;
import de.ozghub.core.config.ConfigFiles;
import de.ozghub.core.config.ConfigurationFault;
import de.ozghub.core.config.Fault;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.Secrets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A configuration and where its secrets are, as the commands work on it.
 *
 * @param keys of the destinations, wherever they lie
 */
public record Installation(HubConfiguration configuration, Secrets secrets, PrivateKeys keys) {

    /** @throws IllegalStateException naming every fault, if the configuration cannot be read */
    public static Installation read(Path hubYaml) {
        try {
            var configuration = HubConfiguration.parse(ConfigFiles.read(hubYaml));
            var folder = Objects.requireNonNull(hubYaml.toAbsolutePath().getParent());
            var secrets = new Secrets(folder, System.getenv());
            return new Installation(configuration, secrets, new PrivateKeys(secrets));
        } catch (ConfigurationFault e) {
            throw new IllegalStateException(
                    e.faults().stream().map(Fault::english).collect(Collectors.joining(System.lineSeparator())), e);
        }
    }

    /** @throws IllegalStateException if the configuration has no such authority */
    public Authority authority(String key) {
        return configuration.authorities().stream()
                .filter(authority -> authority.key().value().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no authority %s".formatted(key)));
    }

    /** @throws IllegalStateException naming the key that cannot be read */
    public KeyInventory inventory() {
        return KeyInventory.read(configuration, keys);
    }

    /** @throws IllegalStateException naming the certificate that cannot be read */
    public OfficeCertificates certificates() {
        return OfficeCertificates.read(configuration, secrets);
    }
}
