package de.ozghub.app.protection;

import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keys of the hub, a receiver and a stranger, made once a run. */
final class ProfileKeys {

    static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-15T10:00:00Z"));

    private static final ConcurrentMap<String, SigningKey> MADE = new ConcurrentHashMap<>();

    private ProfileKeys() {}

    static SigningKey hub(KeyKind kind) {
        return key("hub", kind);
    }

    static SigningKey office(KeyKind kind) {
        return key("office", kind);
    }

    static SigningKey stranger(KeyKind kind) {
        return key("stranger", kind);
    }

    static Recipient to(SigningKey receiver) {
        return new Recipient(receiver.name(), receiver.certificate());
    }

    private static SigningKey key(String name, KeyKind kind) {
        return MADE.computeIfAbsent(name + kind, id -> {
            try {
                Path folder = Files.createTempDirectory(Path.of("target"), "keys");
                Path key = folder.resolve("key.pem");
                Path certificate = folder.resolve("certificate.pem");
                PemFiles.create(key, certificate, new KeyGeneration(NOW).selfSigned(kind, id, Duration.ofDays(365)));
                return PemFiles.signingKey(name, key, certificate);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
