package de.ozghub.xoev.header;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the header of a message and no further. The variants differ in namespace and in the name of the header element, not
 * in the names inside, so local names decide: Basisnachricht 1.0 and 1.1 qualified and unqualified, XInneres with {@code
 * behoerdenkennung{praefix, kennung}}, XGewerbeanzeige, xdomea 4 with {@code NameInstitution}, {@code Kopf} of xdomea 2 and 3,
 * and {@code kopf} of the project's own schemas. Thread-safe.
 */
public final class HeaderReader {

    private static final Set<String> HEADERS =
            Set.of("nachrichtenkopf.g2g", "nachrichtenkopf", "nachrichtenkopf.g2c", "kopf", "Kopf");
    private static final ZoneId LEGAL_TIME = ZoneId.of("Europe/Berlin");
    private static final int MAX_LENGTH = 300;
    private static final Pattern EXTRA_DIGITS = Pattern.compile("(\\.\\d{9})\\d+");
    private static final Pattern MIDNIGHT = Pattern.compile("T24:00:00(\\.0+)?");

    private final HardenedXml xml;

    public HeaderReader(HardenedXml xml) {
        this.xml = xml;
    }

    /**
     * Empty if the first child of the root is no header, as with documents of XHochschule or FIM. The stream is not closed.
     *
     * @throws XmlFault if the message is refused or not well-formed up to the end of the header
     */
    public Optional<MessageHeader> read(InputStream message) {
        try {
            XMLStreamReader reader = xml.stream(message);
            try {
                return read(reader);
            } finally {
                // gives buffers and names back to the next reader; the stream stays open
                reader.close();
            }
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw new XmlFault(
                    ProblemCode.NOT_WELL_FORMED,
                    "well-formed",
                    at == null ? 0 : at.getLineNumber(),
                    at == null ? 0 : at.getColumnNumber());
        }
    }

    private static Optional<MessageHeader> read(XMLStreamReader reader) throws XMLStreamException {
        reader.nextTag();
        boolean test = reader.getAttributeValue("", "test") != null;
        boolean header =
                reader.nextTag() == XMLStreamConstants.START_ELEMENT && HEADERS.contains(reader.getLocalName());
        return header ? Optional.of(header(values(reader), test)) : Optional.empty();
    }

    /** Texts of all elements without children below the header, by path of local names; the first of a path counts. */
    private static Map<String, String> values(XMLStreamReader reader) throws XMLStreamException {
        var values = new HashMap<String, String>();
        var path = new StringBuilder();
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    path.append('/').append(reader.getLocalName());
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    String value = text.toString().strip();
                    if (!value.isEmpty() && value.length() <= MAX_LENGTH) {
                        values.putIfAbsent(path.toString(), value);
                    }
                    text.setLength(0);
                    path.setLength(Math.max(path.lastIndexOf("/"), 0));
                }
                default -> {
                    // comments and processing instructions
                }
            }
        }
        return values;
    }

    private static MessageHeader header(Map<String, String> values, boolean test) {
        String id = "/identifikation.nachricht";
        return new MessageHeader(
                first(values, id + "/nachrichtenUUID", "/nachrichtenUUID").map(HeaderReader::lower),
                first(
                        values,
                        id + "/nachrichtentyp/code",
                        "/nachrichtentyp/code",
                        "/nachrichtentyp",
                        "/Nachrichtentyp/code"),
                first(
                                values,
                                id + "/erstellungszeitpunkt",
                                "/erstellungszeitpunkt",
                                "/erstellt",
                                "/Erstellungszeitpunkt")
                        .flatMap(HeaderReader::instant),
                test,
                party(values, "/autor").or(() -> party(values, "/Absender")),
                party(values, "/leser").or(() -> party(values, "/Empfaenger")),
                first(values, "/ProzessID").map(HeaderReader::lower));
    }

    /** Empty if neither key nor name is there. */
    private static Optional<Party> party(Map<String, String> values, String role) {
        Optional<String> prefix = first(
                values,
                role + "/behoerdenkennung/praefix/code",
                role + "/behoerdenkennung/praefix",
                role + "/Behoerdenkennung/Praefix/code");
        String key = first(
                        values,
                        role + "/behoerdenkennung/kennung/code",
                        role + "/behoerdenkennung/kennung",
                        role + "/Behoerdenkennung/Kennung/code")
                .map(number -> prefix.map(p -> p + ":" + number).orElse(number))
                .or(() -> first(values, role + "/kennung"))
                .orElse("");
        String name = first(
                        values,
                        role + "/name",
                        role + "/behoerdenname",
                        role + "/NameInstitution/Name",
                        role + "/Institution/Name")
                .orElse("");
        return key.isEmpty() && name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Party(
                        first(values, role + "/verzeichnisdienst/code").orElse(""), key, name));
    }

    private static String lower(String uuid) {
        return uuid.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> first(Map<String, String> values, String... paths) {
        for (String path : paths) {
            String value = values.get(path);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** xs:dateTime with or without zone; empty if it is neither. Midnight may be 24:00:00 of the day before. */
    private static Optional<Instant> instant(String text) {
        // xs:dateTime allows any number of digits, java.time nine.
        String known = EXTRA_DIGITS.matcher(text).replaceFirst("$1");
        boolean midnight = MIDNIGHT.matcher(known).find();
        String common = midnight ? MIDNIGHT.matcher(known).replaceFirst("T00:00:00") : known;
        return parsed(common).map(time -> midnight ? time.plusDays(1) : time).map(OffsetDateTime::toInstant);
    }

    private static Optional<OffsetDateTime> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException withoutZone) {
            try {
                return Optional.of(LocalDateTime.parse(text).atZone(LEGAL_TIME).toOffsetDateTime());
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        }
    }
}
