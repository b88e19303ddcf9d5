package de.ozghub.app.cli.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.SecretFile;
import de.ozghub.crypto.token.Pkcs11Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Makes what a new destination needs: two private keys, a request for a certificate each, and the JWK set to publish. The
 * keys become files, or are made in a device of the authority and never leave it.
 */
@Command(
        name = "generate",
        description = {
            "Make decryption and signature key of a destination, with certificate requests and JWK set.",
            "With --config, --authority and --token the keys are made in the authority's PKCS#11 device."
        },
        mixinStandardHelpOptions = true)
final class GenerateKeys implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "where the files are put; with a device: all but the keys")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--prefix", required = true, paramLabel = "NAME", description = "beginning of the files' names")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String prefix;

    @Option(names = "--organisation", required = true, description = "authority that owns the keys, as certified")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String organisation;

    @Option(names = "--days", defaultValue = "90", description = "life of the self-signed certificates until then")
    private int days;

    @ArgGroup(exclusive = false)
    private @Nullable DeviceOptions device;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (!prefix.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
            spec.commandLine().getErr().println("--prefix: 1 to 64 of a-z, 0-9, '.' and '-'");
            return 2;
        }
        try {
            Files.createDirectories(folder);
            var published = new ArrayList<String>();
            var token = device == null ? null : device.device();
            for (var use : List.of(JwkUse.ENCRYPTION, JwkUse.SIGNATURE)) {
                published.add(token == null || device == null ? make(use) : make(use, token, device));
            }
            var set = file("public.jwks.json");
            Files.writeString(
                    set, "{\"keys\":[" + String.join(",", published) + "]}", UTF_8, StandardOpenOption.CREATE_NEW);
            out.println(set);
            out.println(
                    "Next: have both requests certified (hub keys certify), then publish the keys at the destination.");
            return 0;
        } catch (IOException | IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }

    private static String name(JwkUse use) {
        return use == JwkUse.ENCRYPTION ? "decryption" : "signature";
    }

    private String commonName(JwkUse use) {
        return prefix + " " + name(use).toUpperCase(Locale.ROOT);
    }

    private String make(JwkUse use, Pkcs11Token token, DeviceOptions options) throws IOException {
        var label = prefix + "-" + name(use);
        var owner = new Pkcs11Token.Owner(commonName(use), organisation, Duration.ofDays(days));
        var request = token.generate(label, owner, new KeyGeneration(InstantSource.system()));
        Files.writeString(file(name(use) + ".csr.pem"), request, UTF_8, StandardOpenOption.CREATE_NEW);
        var made = token.key(label, use);
        spec.commandLine().getOut().printf("%s  kid %s%n", options.reference(label), made.kid());
        return made.publicJson(use);
    }

    private String make(JwkUse use) throws IOException {
        var name = name(use);
        var made = new KeyGeneration(InstantSource.system())
                .requested(use, commonName(use), organisation, Duration.ofDays(days));
        var secret = file(name + ".jwk");
        SecretFile.create(secret, made.jwk().privateJwk().getBytes(UTF_8));
        Files.writeString(file(name + ".csr.pem"), made.request(), UTF_8, StandardOpenOption.CREATE_NEW);
        spec.commandLine().getOut().printf("%s  kid %s%n", secret, made.jwk().kid());
        return made.jwk().publicJwk();
    }

    private Path file(String end) {
        return folder.resolve(prefix + "-" + end);
    }
}
