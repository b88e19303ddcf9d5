package de.ozghub.app.cli.keys;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.crypto.token.Pkcs11Token;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which device of which authority a key lies in; given all together or not at all. */
final class DeviceOptions {

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "hub.yaml")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Option(names = "--authority", required = true, paramLabel = "KEY", description = "authority the device belongs to")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String authority;

    @Option(
            names = "--token",
            required = true,
            paramLabel = "token:NAME",
            description = "PKCS#11 device in the authority's file")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String token;

    /** @throws IllegalStateException if configuration, authority, device or PIN is not there */
    Pkcs11Token device() {
        var installation = Installation.read(config);
        return installation.keys().device(installation.authority(authority), name());
    }

    /** How a destination names a key in the device. */
    String reference(String label) {
        return "token:%s/%s".formatted(name(), label);
    }

    private String name() {
        return token.startsWith("token:") ? token.substring("token:".length()) : token;
    }
}
