package de.ozghub.crypto.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which algorithms and lengths are strong enough until when, and on whose word. Says what may be protected anew; what was
 * protected before is still opened and verified. Immutable and thread-safe.
 *
 * @param source edition the lines are taken from
 * @param rules several for one algorithm mean: of those that cover a length, the one that ends last
 */
public record AlgorithmPolicy(String source, List<AlgorithmRule> rules) {

    private static final String BUILT_IN = "algorithms.properties";
    private static final String SOURCE = "source";
    private static final String NO_END = "open";
    private static final Pattern NAME = Pattern.compile("(?<algorithm>.+)\\.(?<bits>[0-9]{1,5})");
    private static final Pattern VALUE = Pattern.compile("(?<day>[0-9-]{10}|open)\\s*;\\s*(?<source>\\S.*)");
    private static final Comparator<AlgorithmRule> LONGEST =
            Comparator.comparing(AlgorithmRule::lastDay, Comparator.nullsLast(Comparator.naturalOrder()));
    private static final AlgorithmPolicy STANDARD = builtIn();

    public AlgorithmPolicy {
        rules = List.copyOf(rules);
    }

    /** The edition this build brings. */
    public static AlgorithmPolicy standard() {
        return STANDARD;
    }

    /**
     * Reads an edition from a properties file: {@code source}, and for each line {@code <algorithm>.<least bits> = <last day>;
     * <who says so>}, the day as ISO date or {@code open}.
     *
     * @throws IllegalArgumentException naming the member that is missing, unknown or unreadable
     * @throws IOException if the text cannot be read
     */
    public static AlgorithmPolicy read(Reader text) throws IOException {
        var members = new Properties();
        members.load(text);
        var source = members.getProperty(SOURCE, "").strip();
        if (source.isEmpty()) {
            throw new IllegalArgumentException("algorithm policy: source is missing");
        }
        return new AlgorithmPolicy(
                source,
                members.stringPropertyNames().stream()
                        .filter(name -> !name.equals(SOURCE))
                        .sorted()
                        .map(name -> rule(name, members.getProperty(name)))
                        .toList());
    }

    /**
     * The line that speaks for an algorithm longest, whether or not it has ended; empty if none covers the length.
     *
     * @param bits of the key or digest
     */
    public Optional<AlgorithmRule> rule(Algorithm algorithm, int bits) {
        return rules.stream().filter(rule -> rule.covers(algorithm, bits)).max(LONGEST);
    }

    /** The same for what the hub does with a key; empty for a weak one or one of unknown kind. */
    public Optional<AlgorithmRule> rule(Optional<Algorithm> algorithm, PublicKey key) {
        return algorithm.flatMap(known -> rule(known, Algorithm.bits(key)));
    }

    /** Whether a key is long enough to be believed, on whatever day; keys of unknown kind are not. */
    public boolean isStrong(PublicKey key) {
        return rule(Algorithm.signing(key), key).isPresent();
    }

    /** Whether signatures by a key are believed at this instant. */
    public boolean isStrong(PublicKey key, Instant at) {
        return rule(Algorithm.signing(key), key)
                .filter(rule -> rule.isInForce(at))
                .isPresent();
    }

    /** Whether a certificate was signed over a digest that cannot be forged at this instant. */
    public boolean isStronglySigned(X509Certificate certificate, Instant at) {
        return SignatureDigest.of(certificate)
                .flatMap(digest -> rule(digest.algorithm(), digest.bits()))
                .filter(rule -> rule.isInForce(at))
                .isPresent();
    }

    /** Its source and every line, for people. */
    @Override
    public String toString() {
        return rules.stream().map(AlgorithmRule::toString).collect(Collectors.joining("; ", source + ": ", ""));
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

    private static AlgorithmRule rule(String name, String text) {
        var member = NAME.matcher(name);
        var value = VALUE.matcher(text.strip());
        if (!member.matches() || !value.matches()) {
            throw new IllegalArgumentException(
                    "algorithm policy: %s is not <algorithm>.<bits> = <day>; <source>".formatted(name));
        }
        var algorithm = Algorithm.named(member.group("algorithm"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "algorithm policy: %s names an algorithm the hub does not use".formatted(name)));
        return new AlgorithmRule(
                algorithm,
                Integer.parseInt(member.group("bits")),
                day(name, value.group("day")),
                value.group("source"));
    }

    private static @Nullable LocalDate day(String name, String text) {
        if (text.equals(NO_END)) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("algorithm policy: %s has no date".formatted(name), e);
        }
    }
}
