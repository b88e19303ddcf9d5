package de.ozghub.xoev.xml;

import de.ozghub.submission.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/** Counts depth, attributes and their lengths in the stream of events and refuses XInclude. */
final class LimitFilter extends XMLFilterImpl {

    static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    private final XmlLimits limits;
    private @Nullable Locator locator;
    private int depth;

    LimitFilter(XMLReader parent, XmlLimits limits) {
        super(parent);
        this.limits = limits;
    }

    @Override
    public void parse(InputSource input) throws SAXException, java.io.IOException {
        depth = 0;
        var stream = input.getByteStream();
        if (stream == null) {
            throw new SAXException("only byte streams are read");
        }
        input.setByteStream(new BoundedStream(stream, limits.maxBytes()));
        super.parse(input);
    }

    @Override
    public void parse(String systemId) throws SAXException {
        throw new SAXException("documents are never read by their address");
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
        throw fault("external-entity");
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
        super.setDocumentLocator(locator);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        if (++depth > limits.maxDepth()) {
            throw fault("max-depth");
        }
        if (XINCLUDE.equals(uri)) {
            throw fault("xinclude");
        }
        if (attributes.getLength() > limits.maxAttributes()) {
            throw fault("max-attributes");
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getValue(i).length() > limits.maxTextLength()) {
                throw fault("max-text-length");
            }
        }
        super.startElement(uri, localName, qName, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        depth--;
        super.endElement(uri, localName, qName);
    }

    @Override
    public void fatalError(SAXParseException e) {
        throw Refusals.of(e);
    }

    private XmlFault fault(String rule) {
        var at = locator;
        return at == null
                ? new XmlFault(ProblemCode.XML_FORBIDDEN, rule, 0, 0)
                : new XmlFault(ProblemCode.XML_FORBIDDEN, rule, at.getLineNumber(), at.getColumnNumber());
    }
}
