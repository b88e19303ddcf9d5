package de.ozghub.backoffice.soap;

import de.ozghub.backoffice.soap.SoapCredentials.OwnKey;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.PemPair;
import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Keys of hub, procedure and strangers, made once a run. TLS and WSS4J judge by today's date. */
final class TestKeys {

    private static final Duration VALIDITY = Duration.ofDays(30);
    private static final KeyGeneration GENERATION = new KeyGeneration(InstantSource.system());
    private static final ConcurrentMap<String, SigningKey> MADE = new ConcurrentHashMap<>();

    private TestKeys() {}

    static SigningKey authority() {
        return key("authority", () -> GENERATION.authority(KeyKind.EC_P256, "Test-Wurzel", VALIDITY));
    }

    static SigningKey hub() {
        return key("hub", () -> GENERATION.selfSigned(KeyKind.RSA_3072, "OZG-Hub", VALIDITY));
    }

    static SigningKey office() {
        return key("office", () -> GENERATION.selfSigned(KeyKind.RSA_3072, "Fachverfahren", VALIDITY));
    }

    static SigningKey stranger() {
        return key("stranger", () -> GENERATION.selfSigned(KeyKind.RSA_3072, "Fremd", VALIDITY));
    }

    static SigningKey server(String host) {
        return key("server-" + host, () -> GENERATION.serverSignedBy(authority(), KeyKind.EC_P256, host, VALIDITY));
    }

    static SigningKey client() {
        return key("client", () -> GENERATION.signedBy(authority(), KeyKind.EC_P256, "OZG-Hub TLS", VALIDITY));
    }

    static OwnKey own(SigningKey key) {
        return new OwnKey(key.privateKey(), List.of(key.certificate()));
    }

    private static SigningKey key(String name, Supplier<PemPair> maker) {
        SigningKey made = MADE.get(name);
        if (made == null) {
            made = written(name, maker.get());
            MADE.put(name, made);
        }
        return made;
    }

    private static SigningKey written(String name, PemPair pair) {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "keys");
            PemFiles.create(folder.resolve("key.pem"), folder.resolve("crt.pem"), pair);
            return PemFiles.signingKey(name, folder.resolve("key.pem"), folder.resolve("crt.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
