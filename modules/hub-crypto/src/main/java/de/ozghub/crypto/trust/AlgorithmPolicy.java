package de.ozghub.crypto.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which keys and digests are strong enough, and on whose word. Immutable and thread-safe.
 *
 * @param source edition and sections the figures are taken from
 * @param validUntil last day the source speaks for; afterwards a newer edition has to be put in place
 * @param rsaBits least length of an RSA modulus
 * @param curveBits least length of the order of an elliptic curve's group
 * @param digests names without hyphen behind {@code SHA}, in upper case
 */
public record AlgorithmPolicy(String source, LocalDate validUntil, int rsaBits, int curveBits, Set<String> digests) {

    private static final String BUILT_IN = "algorithms.properties";
    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    private static final AlgorithmPolicy STANDARD = builtIn();

    public AlgorithmPolicy {
        digests = Set.copyOf(digests);
    }

    /** The edition this build brings. */
    public static AlgorithmPolicy standard() {
        return STANDARD;
    }

    /**
     * Reads an edition from a properties file: {@code source}, {@code validUntil} (ISO date), {@code rsa.bits},
     * {@code curve.bits}, {@code digests} (comma separated).
     *
     * @throws IllegalArgumentException naming the member that is missing or unreadable
     * @throws IOException if the text cannot be read
     */
    public static AlgorithmPolicy read(Reader text) throws IOException {
        var members = new Properties();
        members.load(text);
        return new AlgorithmPolicy(
                member(members, "source"),
                date(member(members, "validUntil")),
                number(members, "rsa.bits"),
                number(members, "curve.bits"),
                Arrays.stream(member(members, "digests").split(","))
                        .map(name -> name.strip().toUpperCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the source still speaks for this day. */
    public boolean isInForce(Instant at) {
        return !at.atZone(GERMANY).toLocalDate().isAfter(validUntil);
    }

    /** Whether a key is long enough; keys of unknown kind are not. */
    public boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= rsaBits;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= curveBits;
            case PublicKey _ -> false;
        };
    }

    /** Whether a certificate was signed over a digest that cannot be forged. */
    public boolean isStronglySigned(X509Certificate certificate) {
        return digests.contains(SignatureDigest.of(certificate));
    }

    private static AlgorithmPolicy builtIn() {
        try (var in = AlgorithmPolicy.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("the algorithm policy is missing in this build: " + BUILT_IN);
            }
            return read(new InputStreamReader(in, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String member(Properties members, String name) {
        var text = members.getProperty(name, "").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("algorithm policy: %s is missing".formatted(name));
        }
        return text;
    }

    private static int number(Properties members, String name) {
        try {
            return Integer.parseInt(member(members, name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("algorithm policy: %s is no number".formatted(name), e);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("algorithm policy: validUntil is no date", e);
        }
    }
}
