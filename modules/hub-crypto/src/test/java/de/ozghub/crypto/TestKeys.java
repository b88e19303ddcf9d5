package de.ozghub.crypto;

import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.keys.JwkPair;
import de.ozghub.crypto.keys.KeyGeneration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keys that take seconds to make, made once per test run and only if needed. */
public final class TestKeys {

    public static final Instant NOW = Instant.parse("2026-11-15T10:00:00Z");
    public static final Duration YEAR = Duration.ofDays(365);
    public static final KeyGeneration GENERATION = new KeyGeneration(InstantSource.fixed(NOW));

    private static final ConcurrentMap<String, JwkPair> MADE = new ConcurrentHashMap<>();

    private TestKeys() {}

    public static JwkPair encryption() {
        return MADE.computeIfAbsent(
                "encryption", _ -> GENERATION.jwk(JwkUse.ENCRYPTION, "Teststadt Zustellpunkt", YEAR));
    }

    public static JwkPair otherEncryption() {
        return MADE.computeIfAbsent("other", _ -> GENERATION.jwk(JwkUse.ENCRYPTION, "Musterkreis", YEAR));
    }

    public static JwkPair signature() {
        return MADE.computeIfAbsent("signature", _ -> GENERATION.jwk(JwkUse.SIGNATURE, "Teststadt Signatur", YEAR));
    }
}
