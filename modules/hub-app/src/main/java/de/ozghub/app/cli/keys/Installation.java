package de.ozghub.app.cli.keys;

import de.ozghub.app.keys.KeyInventory;
import de.ozghub.core.config.ConfigFiles;
import de.ozghub.core.config.ConfigurationFault;
import de.ozghub.core.config.Fault;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.Secrets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;

/** A configuration with its keys, as the commands work on it. */
record Installation(HubConfiguration configuration, Secrets secrets, KeyInventory inventory) {

    /** @throws IllegalStateException naming every fault, if configuration or keys cannot be read */
    static Installation read(Path hubYaml) {
        try {
            var configuration = HubConfiguration.parse(ConfigFiles.read(hubYaml));
            var folder = Objects.requireNonNull(hubYaml.toAbsolutePath().getParent());
            var secrets = new Secrets(folder, System.getenv());
            return new Installation(configuration, secrets, KeyInventory.read(configuration, secrets));
        } catch (ConfigurationFault e) {
            throw new IllegalStateException(
                    e.faults().stream().map(Fault::english).collect(Collectors.joining(System.lineSeparator())), e);
        }
    }
}
