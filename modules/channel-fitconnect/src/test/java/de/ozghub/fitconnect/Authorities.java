package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.crypto.keys.JwkPair;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
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
import tools.jackson.databind.node.ObjectNode;

/** Keys with certificates under one root, as a receiver must have them; each made once in a run. */
final class Authorities {

    /** The day of these tests. */
    static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

    static final Duration VALIDITY = Duration.ofDays(365);

    private static final ConcurrentMap<String, JwkPair> MADE = new ConcurrentHashMap<>();
    private static final KeyGeneration GENERATION = new KeyGeneration(InstantSource.fixed(NOW));
    static final SigningKey ROOT = root("Testwurzel");

    private Authorities() {}

    static JwkPair encryption(String name) {
        return MADE.computeIfAbsent(name, _ -> GENERATION.jwkSignedBy(ROOT, JwkUse.ENCRYPTION, name, VALIDITY));
    }

    static JwkPair signature(String name) {
        return MADE.computeIfAbsent(name, _ -> GENERATION.jwkSignedBy(ROOT, JwkUse.SIGNATURE, name, VALIDITY));
    }

    static TestKeys.Pair pair(JwkPair made) {
        return new TestKeys.Pair(
                PrivateJwk.parse(made.privateJwk()),
                PublicJwk.parse(made.publicJwk()),
                object(made.publicJwk()),
                object(made.privateJwk()));
    }

    static SigningKey root(String name) {
        try {
            var folder = Files.createTempDirectory(Path.of("target"), "authority");
            var pair = GENERATION.authority(KeyKind.EC_P256, name, VALIDITY);
            PemFiles.create(folder.resolve("key.pem"), folder.resolve("crt.pem"), pair);
            return PemFiles.signingKey(name, folder.resolve("key.pem"), folder.resolve("crt.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.object(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
