package de.ozghub.xoev.validation;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/** Hands every event to the schema validator and, while one is set, to a second handler: one reading serves both. */
final class Fork implements ContentHandler {

    private final ContentHandler first;
    private @Nullable ContentHandler second;

    Fork(ContentHandler first) {
        this.first = first;
    }

    /** @param handler for the next document; null for none */
    void also(@Nullable ContentHandler handler) {
        second = handler;
    }

    @Override
    public void setDocumentLocator(Locator at) {
        first.setDocumentLocator(at);
        if (second != null) {
            second.setDocumentLocator(at);
        }
    }

    @Override
    public void startDocument() throws SAXException {
        first.startDocument();
        if (second != null) {
            second.startDocument();
        }
    }

    @Override
    public void endDocument() throws SAXException {
        first.endDocument();
        if (second != null) {
            second.endDocument();
        }
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        first.startPrefixMapping(prefix, uri);
        if (second != null) {
            second.startPrefixMapping(prefix, uri);
        }
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        first.endPrefixMapping(prefix);
        if (second != null) {
            second.endPrefixMapping(prefix);
        }
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        if (second != null) {
            // before the validator, which adds default attributes: rules see the document as it was sent
            second.startElement(uri, localName, qName, attributes);
        }
        // the validator goes by namespace and local name, and would look up every prefix anew
        first.startElement(uri, localName, localName, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        first.endElement(uri, localName, localName);
        if (second != null) {
            second.endElement(uri, localName, qName);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (second != null) {
            second.characters(text, start, length);
        }
        first.characters(text, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
        if (second != null) {
            second.characters(text, start, length);
        }
        first.ignorableWhitespace(text, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        if (second != null) {
            second.processingInstruction(target, data);
        }
        first.processingInstruction(target, data);
    }

    @Override
    public void skippedEntity(String name) throws SAXException {
        first.skippedEntity(name);
    }
}
