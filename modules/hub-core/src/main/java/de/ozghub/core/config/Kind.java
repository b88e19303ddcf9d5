package de.ozghub.core.config;

import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.VerbundKey;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A kind of single value: how its text is read, and which rule is broken when it cannot be.
 *
 * @param detail what fills the rule's sentence
 * @param parser throws IllegalArgumentException or DateTimeException when the text breaks the rule
 */
record Kind<T>(Rule rule, String detail, Function<String, T> parser) {

    /** Names that operators choose. */
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");

    private static final Pattern PACKAGE_PATH = Pattern.compile("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)+");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final Duration LONGEST = Duration.ofDays(365);

    static final Kind<String> KEY = new Kind<>(Rule.KEY, "", text -> matching(NAME, text));
    static final Kind<VerbundKey> VERBUND = new Kind<>(Rule.KEY, "", VerbundKey::new);
    static final Kind<AuthorityKey> AUTHORITY = new Kind<>(Rule.KEY, "", AuthorityKey::new);
    static final Kind<BackOfficeKey> BACK_OFFICE = new Kind<>(Rule.BACK_OFFICE, "", BackOfficeKey::of);
    static final Kind<Area> AREA = new Kind<>(Rule.AREA, "", Area::new);
    static final Kind<ServiceKey> SERVICE = new Kind<>(Rule.SERVICE, "", ServiceKey::new);
    static final Kind<String> PACKAGE = new Kind<>(Rule.PACKAGE, "", text -> matching(PACKAGE_PATH, text));
    static final Kind<String> TEXT = new Kind<>(Rule.TEXT, "", Kind::plain);
    static final Kind<String> PATH = new Kind<>(Rule.PATH, "", Kind::path);
    static final Kind<Duration> DURATION = new Kind<>(Rule.DURATION, "", Kind::duration);
    static final Kind<Double> FACTOR = new Kind<>(Rule.FACTOR, "", Kind::factor);
    static final Kind<Boolean> TRUTH = new Kind<>(Rule.TRUTH, "", Kind::truth);
    static final Kind<LocalDate> DATE = new Kind<>(Rule.DATE, "", LocalDate::parse);
    static final Kind<UUID> IDENTIFIER = new Kind<>(Rule.UUID, "", text -> UUID.fromString(matching(UUID_TEXT, text)));
    static final Kind<URI> URL = new Kind<>(Rule.URL, "", Kind::url);
    static final Kind<String> JDBC_URL = new Kind<>(Rule.JDBC_URL, "", Kind::jdbcUrl);
    static final Kind<Listener> ADDRESS = new Kind<>(Rule.ADDRESS, "", Listener::of);
    static final Kind<String> SCANNER = new Kind<>(Rule.SCANNER, "", text -> ScannerTerms.address(plain(text)));
    static final Kind<String> MAIL = new Kind<>(Rule.MAIL, "", text -> matching(MAIL_ADDRESS, text));
    static final Kind<SecretRef> SECRET = new Kind<>(Rule.SECRET, "", Kind::secret);
    static final Kind<KeyRef> PRIVATE_KEY = new Kind<>(Rule.PRIVATE_KEY, "", Kind::privateKey);
    static final Kind<Setting> SETTING = new Kind<>(Rule.SECRET, "", text -> Setting.of(plain(text)));
    static final Kind<CertificateRef> CERTIFICATE = new Kind<>(Rule.CERTIFICATE, "", CertificateRef::of);

    /** A whole number in a range, both ends included. */
    static Kind<Integer> number(int least, int most) {
        return new Kind<>(Rule.NUMBER, least + " – " + most, text -> {
            int number = Integer.parseInt(text);
            Check.that(number >= least && number <= most, "out of range");
            return number;
        });
    }

    /** One of the constants, written in lower case with hyphens. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        E[] constants = type.getEnumConstants();
        String words = Arrays.stream(constants).map(Kind::word).collect(Collectors.joining(", "));
        return new Kind<>(
                Rule.CHOICE,
                words,
                text -> Arrays.stream(constants)
                        .filter(constant -> word(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no such word")));
    }

    /** Whether a faulty text may be shown: never what could hold a password. */
    boolean mayShow(String text) {
        return rule != Rule.SECRET
                && rule != Rule.PRIVATE_KEY
                && !text.contains("@")
                && !text.toLowerCase(Locale.ROOT).contains("passw");
    }

    /** Whether a host is this machine. */
    static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host);
    }

    /** Whether an address leads to this machine only. */
    static boolean isThisMachine(URI url) {
        return url.getHost() != null && isThisMachine(url.getHost());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String matching(Pattern pattern, String text) {
        Check.that(pattern.matcher(text).matches(), "does not match");
        return text;
    }

    private static String plain(String text) {
        boolean fits = !text.isBlank() && text.length() <= 200 && text.chars().noneMatch(Character::isISOControl);
        Check.that(fits, "1 to 200 characters without control characters");
        return text;
    }

    private static String path(String text) {
        // InvalidPathException is an IllegalArgumentException.
        return java.nio.file.Path.of(plain(text)).toString();
    }

    private static SecretRef secret(String text) {
        SecretRef reference = SecretRef.of(plain(text));
        if (reference instanceof SecretRef.InFile file) {
            path(file.path());
        }
        return reference;
    }

    private static KeyRef privateKey(String text) {
        KeyRef reference = KeyRef.of(plain(text));
        if (reference instanceof KeyRef.InToken inToken) {
            matching(NAME, inToken.token());
        }
        return reference instanceof SecretRef ? secret(text) : reference;
    }

    private static Duration duration(String text) {
        Duration duration = Duration.parse(text);
        Check.that(duration.isPositive() && duration.compareTo(LONGEST) <= 0, "longer than zero, at most a year");
        return duration;
    }

    private static double factor(String text) {
        double factor = Double.parseDouble(text);
        Check.that(factor >= 1.0 && factor <= 10.0, "out of range");
        return factor;
    }

    private static boolean truth(String text) {
        Check.that(text.equals("true") || text.equals("false"), "true or false");
        return text.equals("true");
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        Check.that(url.getHost() != null && url.getUserInfo() == null, "host without credentials");
        Check.that("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isThisMachine(url)), "https");
        return url;
    }

    private static String jdbcUrl(String text) {
        boolean credentials = text.contains("@") || text.contains("password=") || text.contains("user=");
        Check.that(text.startsWith("jdbc:postgresql://") && !credentials, "PostgreSQL without credentials");
        return text;
    }
}
