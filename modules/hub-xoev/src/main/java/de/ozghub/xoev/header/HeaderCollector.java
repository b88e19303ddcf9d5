package de.ozghub.xoev.header;

import de.ozghub.submission.LegalTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gathers the header of a message while somebody reads it, from the root on. The variants differ in namespace and in the name
 * of the header element, not in the names inside, so local names decide: Basisnachricht 1.0 and 1.1 qualified and unqualified,
 * XInneres with {@code behoerdenkennung{praefix, kennung}}, XGewerbeanzeige, xdomea 4 with {@code NameInstitution}, {@code
 * Kopf} of xdomea 2 and 3, and {@code kopf} of the project's own schemas. For one thread at a time and many documents.
 */
public final class HeaderCollector {

    private static final Set<String> HEADERS =
            Set.of("nachrichtenkopf.g2g", "nachrichtenkopf", "nachrichtenkopf.g2c", "kopf", "Kopf");
    private static final int MAX_LENGTH = 300;
    private static final int HEADER_DEPTH = 2;
    private static final Pattern EXTRA_DIGITS = Pattern.compile("(\\.\\d{9})\\d+");
    private static final Pattern MIDNIGHT = Pattern.compile("T24:00:00(\\.0+)?");

    private static final int LONGEST_COMMON_TIME = "2026-11-28T10:00:00.123456789+01:00".length();
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private static final String ID = "/identifikation.nachricht";
    private static final List<String> MESSAGE_ID = List.of(ID + "/nachrichtenUUID", "/nachrichtenUUID");
    private static final List<String> MESSAGE_TYPE =
            List.of(ID + "/nachrichtentyp/code", "/nachrichtentyp/code", "/nachrichtentyp", "/Nachrichtentyp/code");
    private static final List<String> CREATED =
            List.of(ID + "/erstellungszeitpunkt", "/erstellungszeitpunkt", "/erstellt", "/Erstellungszeitpunkt");
    private static final List<String> PROCESS_ID = List.of("/ProzessID");
    private static final Role AUTOR = Role.of("/autor");
    private static final Role ABSENDER = Role.of("/Absender");
    private static final Role LESER = Role.of("/leser");
    private static final Role EMPFAENGER = Role.of("/Empfaenger");

    /** Where the parts of an author or reader stand. */
    private record Role(
            List<String> prefix, List<String> number, List<String> key, List<String> name, List<String> directory) {

        static Role of(String role) {
            return new Role(
                    List.of(
                            role + "/behoerdenkennung/praefix/code",
                            role + "/behoerdenkennung/praefix",
                            role + "/Behoerdenkennung/Praefix/code"),
                    List.of(
                            role + "/behoerdenkennung/kennung/code",
                            role + "/behoerdenkennung/kennung",
                            role + "/Behoerdenkennung/Kennung/code"),
                    List.of(role + "/kennung"),
                    List.of(
                            role + "/name",
                            role + "/behoerdenname",
                            role + "/NameInstitution/Name",
                            role + "/Institution/Name"),
                    List.of(role + "/verzeichnisdienst/code"));
        }
    }

    /** Texts of all elements without children below the header, by path of local names; the first of a path counts. */
    private final Map<String, String> values = new HashMap<>();

    private final StringBuilder path = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean found;
    private boolean done;

    /** Before the root of the next document. */
    public void reset() {
        values.clear();
        path.setLength(0);
        text.setLength(0);
        depth = 0;
        found = false;
        done = false;
    }

    /** True as soon as nothing more is to be told. */
    public boolean done() {
        return done;
    }

    public void start(String localName) {
        depth++;
        if (depth == HEADER_DEPTH) {
            found = HEADERS.contains(localName);
            done = !found;
        } else if (depth > HEADER_DEPTH) {
            path.append('/').append(localName);
        }
        text.setLength(0);
    }

    public void text(char[] signs, int start, int length) {
        if (depth > HEADER_DEPTH) {
            text.append(signs, start, length);
        }
    }

    public void end() {
        if (depth > HEADER_DEPTH) {
            String value = text.toString().strip();
            if (!value.isEmpty() && value.length() <= MAX_LENGTH) {
                values.putIfAbsent(path.toString(), value);
            }
            text.setLength(0);
            path.setLength(Math.max(path.lastIndexOf("/"), 0));
        }
        depth--;
        done = depth < HEADER_DEPTH;
    }

    /**
     * Empty if the first child of the root is no header, as with documents of XHochschule or FIM.
     *
     * @param test whether the root is marked as a test
     */
    public Optional<MessageHeader> header(boolean test) {
        if (!found || !done) {
            return Optional.empty();
        }
        return Optional.of(new MessageHeader(
                first(MESSAGE_ID).map(HeaderCollector::lower),
                first(MESSAGE_TYPE),
                first(CREATED).flatMap(HeaderCollector::instant),
                test,
                party(AUTOR).or(() -> party(ABSENDER)),
                party(LESER).or(() -> party(EMPFAENGER)),
                first(PROCESS_ID).map(HeaderCollector::lower)));
    }

    /** Empty if neither key nor name is there. */
    private Optional<Party> party(Role role) {
        Optional<String> prefix = first(role.prefix());
        String key = first(role.number())
                .map(number -> prefix.map(p -> p + ":" + number).orElse(number))
                .or(() -> first(role.key()))
                .orElse("");
        String name = first(role.name()).orElse("");
        return key.isEmpty() && name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Party(first(role.directory()).orElse(""), key, name));
    }

    private static String lower(String uuid) {
        return uuid.toLowerCase(Locale.ROOT);
    }

    private Optional<String> first(List<String> paths) {
        for (String candidate : paths) {
            String value = values.get(candidate);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** xs:dateTime with or without zone; empty if it is neither. Midnight may be 24:00:00 of the day before. */
    private static Optional<Instant> instant(String text) {
        // xs:dateTime allows any number of digits, java.time nine.
        String known =
                text.length() > LONGEST_COMMON_TIME ? EXTRA_DIGITS.matcher(text).replaceFirst("$1") : text;
        boolean midnight = known.contains("T24:") && MIDNIGHT.matcher(known).find();
        String common = midnight ? MIDNIGHT.matcher(known).replaceFirst("T00:00:00") : known;
        try {
            Instant time = switch (DATE_TIME.parseBest(common, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime zoned -> zoned.toInstant();
                case TemporalAccessor local ->
                    LocalDateTime.from(local).atZone(LegalTime.ZONE).toInstant();
            };
            return Optional.of(midnight ? time.plus(1, ChronoUnit.DAYS) : time);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
