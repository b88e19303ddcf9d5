package de.ozghub.xoev.header;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the header of a message and no further, as {@link HeaderCollector} knows it. For those who do not validate:
 * validation tells the header by the way. Thread-safe.
 */
public final class HeaderReader {

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
        var collector = new HeaderCollector();
        reader.nextTag();
        boolean test = reader.getAttributeValue("", "test") != null;
        collector.start(reader.getLocalName());
        if (reader.nextTag() == XMLStreamConstants.END_ELEMENT) {
            return Optional.empty();
        }
        collector.start(reader.getLocalName());
        while (!collector.done()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> collector.start(reader.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    collector.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> collector.end();
                default -> {
                    // comments and processing instructions
                }
            }
        }
        return collector.header(test);
    }
}
