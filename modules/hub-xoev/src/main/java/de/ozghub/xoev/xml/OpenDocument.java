package de.ozghub.xoev.xml;

import de.ozghub.submission.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * A document in memory, read up to its root: what the root says is known, and {@link PullEvents} goes on from there, so that
 * the document is tokenised once. For one thread; to be closed, which gives buffers and names back to the next one.
 */
public final class OpenDocument implements AutoCloseable {

    /** Before the root. */
    record Instruction(String target, String data) {}

    private final byte[] bytes;
    private final XMLStreamReader2 reader;
    private final List<Instruction> prolog = new ArrayList<>();
    private final RootElement root;

    /** @throws XmlFault as {@link HardenedXml#open} */
    OpenDocument(byte[] bytes, XMLStreamReader2 reader) throws XMLStreamException {
        this.bytes = bytes;
        this.reader = reader;
        requireUtf8();
        this.root = advance();
    }

    public RootElement root() {
        return root;
    }

    /** The whole document; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether a carriage return stands without its line feed: parsers count the columns behind it differently. */
    boolean hasLoneReturn() {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n')) {
                return true;
            }
        }
        return false;
    }

    XMLStreamReader2 reader() {
        return reader;
    }

    List<Instruction> prolog() {
        return prolog;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a reader of bytes in memory cannot be closed", e);
        }
    }

    private RootElement advance() throws XMLStreamException {
        var guarded = new NoDoctype(reader);
        int event = guarded.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                prolog.add(new Instruction(reader.getPITarget(), PullEvents.orEmpty(reader.getPIData())));
            }
            event = guarded.next();
        }
        return new RootElement(
                PullEvents.orEmpty(reader.getNamespaceURI()),
                reader.getLocalName(),
                reader.getAttributeValue("", "standard"),
                reader.getAttributeValue("", "version"),
                reader.getAttributeValue("", "test") != null,
                reader.getLocation().getLineNumber());
    }

    private void requireUtf8() {
        String declared = reader.getCharacterEncodingScheme();
        String actual = reader.getEncoding();
        boolean utf8 = (declared == null || declared.equalsIgnoreCase(StandardCharsets.UTF_8.name()))
                && (actual == null || actual.equalsIgnoreCase(StandardCharsets.UTF_8.name()));
        if (!utf8) {
            throw new XmlFault(ProblemCode.NOT_UTF8, "declared-encoding", 1, 1);
        }
    }
}
