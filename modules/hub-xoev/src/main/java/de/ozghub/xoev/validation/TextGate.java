package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.header.HeaderCollector;
import de.ozghub.xoev.xml.XmlFault;
import de.ozghub.xoev.xml.XmlLimits;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/**
 * Stands before the schema validator and bounds the text it gets: patterns run in quadratic time and cannot be interrupted.
 * Binary content has no pattern and is bounded by the size of the document alone. Lets the header be
 * gathered on the way.
 */
final class TextGate implements ContentHandler {

    private final XmlLimits limits;
    private final Place place;
    private final TypeProbe probe;
    private final HeaderCollector header;
    private final ContentHandler validator;
    private final int[] lengths;
    private final boolean[] binary;
    private final boolean[] cheap;
    private long work;

    TextGate(XmlLimits limits, Place place, TypeProbe probe, HeaderCollector header, ContentHandler validator) {
        this.limits = limits;
        this.place = place;
        this.probe = probe;
        this.header = header;
        this.validator = validator;
        this.lengths = new int[limits.maxDepth() + 2];
        this.binary = new boolean[limits.maxDepth() + 2];
        this.cheap = new boolean[limits.maxDepth() + 2];
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        place.start(locator);
        validator.setDocumentLocator(locator);
    }

    @Override
    public void startDocument() throws SAXException {
        place.reset();
        probe.reset();
        work = 0;
        validator.startDocument();
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        // with a child the validator begins its text anew: white space between elements never becomes one long text
        textEnds();
        place.push(localName);
        if (!header.done()) {
            header.start(localName);
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            add(attributes.getValue(i).length());
        }
        validator.startElement(uri, localName, qName, attributes);
        lengths[place.depth()] = 0;
        binary[place.depth()] = probe.binary();
        cheap[place.depth()] = probe.cheap();
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        int depth = place.depth();
        lengths[depth] += length;
        if (lengths[depth] > limits.maxTextLength() && !binary[depth]) {
            throw fault("max-text-length");
        }
        if (!header.done()) {
            header.text(text, start, length);
        }
        validator.characters(text, start, length);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        textEnds();
        validator.endElement(uri, localName, qName);
        if (!header.done()) {
            header.end();
        }
        place.pop();
    }

    @Override
    public void endDocument() throws SAXException {
        validator.endDocument();
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        validator.startPrefixMapping(prefix, uri);
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        validator.endPrefixMapping(prefix);
    }

    @Override
    public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
        validator.ignorableWhitespace(text, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        validator.processingInstruction(target, data);
    }

    @Override
    public void skippedEntity(String name) {
        throw fault("entity");
    }

    private void textEnds() {
        int depth = place.depth();
        if (!cheap[depth]) {
            add(lengths[depth]);
        }
        lengths[depth] = 0;
    }

    private void add(long length) {
        work += length * length;
        if (work > limits.maxTextWork()) {
            throw fault("max-text-work");
        }
    }

    private XmlFault fault(String rule) {
        return new XmlFault(ProblemCode.XML_FORBIDDEN, rule, place.line(), place.column());
    }
}
