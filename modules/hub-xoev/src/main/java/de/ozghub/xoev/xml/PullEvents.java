package de.ozghub.xoev.xml;

import java.io.Serial;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/**
 * Delivers an {@link OpenDocument} as SAX events, in half the time the JDK's parser needs, with the same lines and columns. It
 * judges nothing: whatever is wrong with the document, or beyond a limit, is left to the JDK's parser, which has to read it
 * again. For one thread at a time; made once and used for many documents.
 */
public final class PullEvents {

    /** The JDK's parser has to say what is wrong with the document, or that nothing is. */
    public static final class Doubt extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Doubt() {
            super("the JDK's parser decides", null, false, false);
        }
    }

    private static final String CDATA = "CDATA";

    private final XmlLimits limits;
    private final QualifiedNames names = new QualifiedNames();

    /** Names of the open elements. */
    private final String[] open;

    private int depth;

    public PullEvents(XmlLimits limits) {
        this.limits = limits;
        this.open = new String[limits.maxDepth() + 1];
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * From the start of the document to its end.
     *
     * @throws Doubt at any place; what was delivered before then counts for nothing
     */
    public void deliver(OpenDocument document, ContentHandler handler) throws SAXException {
        XMLStreamReader2 reader = document.reader();
        boolean unusual = reader.getVersion() != null && !reader.getVersion().equals("1.0");
        if (unusual || document.hasLoneReturn()) {
            throw new Doubt();
        }
        depth = 0;
        handler.setDocumentLocator(new Position(reader));
        handler.startDocument();
        for (OpenDocument.Instruction instruction : document.prolog()) {
            instruction(instruction.target(), instruction.data(), handler);
        }
        var attributes = new AttributesOf(reader);
        int event = XMLStreamConstants.START_ELEMENT;
        while (event != XMLStreamConstants.END_DOCUMENT) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start(reader, attributes, handler);
                case XMLStreamConstants.END_ELEMENT -> end(reader, handler);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    handler.characters(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    instruction(reader.getPITarget(), orEmpty(reader.getPIData()), handler);
                case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {
                    // of no consequence; white space is reported so only outside the root
                }
                default -> throw new Doubt();
            }
            event = next(reader);
        }
        handler.endDocument();
    }

    private static int next(XMLStreamReader2 reader) {
        try {
            return reader.next();
        } catch (XMLStreamException e) {
            throw new Doubt();
        }
    }

    private void start(XMLStreamReader2 reader, AttributesOf attributes, ContentHandler handler) throws SAXException {
        int declared = reader.getNamespaceCount();
        attributes.count = reader.getAttributeCount();
        String uri = orEmpty(reader.getNamespaceURI());
        if (depth > limits.maxDepth()
                || attributes.count + declared > limits.maxAttributes()
                || uri.equals(LimitFilter.XINCLUDE)) {
            throw new Doubt();
        }
        for (int i = 0; i < declared; i++) {
            String prefix = bounded(orEmpty(reader.getNamespacePrefix(i)));
            handler.startPrefixMapping(prefix, orEmpty(reader.getNamespaceURI(i)));
        }
        for (int i = 0; i < attributes.count; i++) {
            bounded(reader.getAttributeLocalName(i));
            bounded(orEmpty(reader.getAttributePrefix(i)));
        }
        String name = bounded(names.of(reader.getPrefix(), reader.getLocalName()));
        open[depth++] = name;
        handler.startElement(uri, reader.getLocalName(), name, attributes);
    }

    private void end(XMLStreamReader2 reader, ContentHandler handler) throws SAXException {
        handler.endElement(orEmpty(reader.getNamespaceURI()), reader.getLocalName(), open[--depth]);
        int declared = reader.getNamespaceCount();
        for (int i = 0; i < declared; i++) {
            handler.endPrefixMapping(orEmpty(reader.getNamespacePrefix(i)));
        }
    }

    private void instruction(String target, String data, ContentHandler handler) throws SAXException {
        handler.processingInstruction(bounded(target), data);
    }

    /** A name with its prefix may be longer than the JDK's parser allows if one of them is longer than half of that. */
    private String bounded(String name) {
        if (name.length() >= limits.maxNameLength() / 2) {
            throw new Doubt();
        }
        return name;
    }

    /** Behind what was read last, as the JDK's parser says it. */
    private record Position(XMLStreamReader2 reader) implements Locator {

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getSystemId() {
            return null;
        }

        @Override
        public int getLineNumber() {
            return reader.getLocationInfo().getCurrentLocation().getLineNumber();
        }

        @Override
        public int getColumnNumber() {
            return reader.getLocationInfo().getCurrentLocation().getColumnNumber();
        }
    }

    /** Those of the start tag the reader is at; namespace declarations are none. */
    private final class AttributesOf implements Attributes {

        private final XMLStreamReader2 reader;
        private int count;

        AttributesOf(XMLStreamReader2 reader) {
            this.reader = reader;
        }

        @Override
        public int getLength() {
            return count;
        }

        @Override
        public String getURI(int index) {
            return orEmpty(reader.getAttributeNamespace(index));
        }

        @Override
        public String getLocalName(int index) {
            return reader.getAttributeLocalName(index);
        }

        @Override
        public String getQName(int index) {
            return names.of(reader.getAttributePrefix(index), reader.getAttributeLocalName(index));
        }

        @Override
        public String getType(int index) {
            return CDATA;
        }

        @Override
        public String getValue(int index) {
            return reader.getAttributeValue(index);
        }

        @Override
        public int getIndex(String uri, String localName) {
            for (int i = 0; i < count; i++) {
                if (getLocalName(i).equals(localName) && getURI(i).equals(uri)) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public int getIndex(String qName) {
            for (int i = 0; i < count; i++) {
                if (getQName(i).equals(qName)) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public @Nullable String getType(String uri, String localName) {
            return getIndex(uri, localName) < 0 ? null : CDATA;
        }

        @Override
        public @Nullable String getType(String qName) {
            return getIndex(qName) < 0 ? null : CDATA;
        }

        @Override
        public @Nullable String getValue(String uri, String localName) {
            int index = getIndex(uri, localName);
            return index < 0 ? null : getValue(index);
        }

        @Override
        public @Nullable String getValue(String qName) {
            int index = getIndex(qName);
            return index < 0 ? null : getValue(index);
        }
    }
}
