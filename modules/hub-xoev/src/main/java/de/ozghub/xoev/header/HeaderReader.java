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
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the header of a message and no further. The variants differ in namespace and in the name of the header element, not
 * in the names inside, so local names decide: Basisnachricht 1.0 and 1.1 qualified and unqualified, XInneres with {@code
 * behoerdenkennung{praefix, kennung}}, and {@code kopf} of the project's own schemas. Thread-safe.
 */
public final class HeaderReader {

    private static final Set<String> HEADERS =
            Set.of("nachrichtenkopf.g2g", "nachrichtenkopf", "nachrichtenkopf.g2c", "kopf");
    private static final ZoneId LEGAL_TIME = ZoneId.of("Europe/Berlin");
    private static final int MAX_LENGTH = 300;

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
            reader.nextTag();
            boolean test = reader.getAttributeValue("", "test") != null;
            boolean header =
                    reader.nextTag() == XMLStreamConstants.START_ELEMENT && HEADERS.contains(reader.getLocalName());
            return header ? Optional.of(header(values(reader), test)) : Optional.empty();
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw new XmlFault(
                    ProblemCode.NOT_WELL_FORMED,
                    "well-formed",
                    at == null ? 0 : at.getLineNumber(),
                    at == null ? 0 : at.getColumnNumber());
        }
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
                first(values, id + "/nachrichtenUUID", "/nachrichtenUUID").map(uuid -> uuid.toLowerCase(Locale.ROOT)),
                first(values, id + "/nachrichtentyp/code", "/nachrichtentyp/code", "/nachrichtentyp"),
                first(values, id + "/erstellungszeitpunkt", "/erstellungszeitpunkt", "/erstellt")
                        .flatMap(HeaderReader::instant),
                test,
                party(values, "/autor"),
                party(values, "/leser"));
    }

    private static Optional<Party> party(Map<String, String> values, String role) {
        Optional<String> prefix =
                first(values, role + "/behoerdenkennung/praefix/code", role + "/behoerdenkennung/praefix");
        Optional<String> key = first(
                        values, role + "/behoerdenkennung/kennung/code", role + "/behoerdenkennung/kennung")
                .map(number -> prefix.map(p -> p + ":" + number).orElse(number))
                .or(() -> first(values, role + "/kennung"));
        return key.map(known -> new Party(
                first(values, role + "/verzeichnisdienst/code").orElse(""),
                known,
                first(values, role + "/name", role + "/behoerdenname").orElse("")));
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

    /** xs:dateTime with or without zone; empty if it is neither. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException withoutZone) {
            try {
                return Optional.of(LocalDateTime.parse(text).atZone(LEGAL_TIME).toInstant());
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        }
    }
}
