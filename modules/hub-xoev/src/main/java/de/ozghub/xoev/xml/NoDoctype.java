package de.ozghub.xoev.xml;

import de.ozghub.submission.ProblemCode;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Refuses the DTD event that Woodstox delivers even with DTD support switched off, and entity references. */
final class NoDoctype extends StreamReaderDelegate {

    NoDoctype(XMLStreamReader reader) {
        super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        if (event == XMLStreamConstants.DTD) {
            throw fault("doctype");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw fault("entity");
        }
        return event;
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) && !isWhiteSpace()) {
                throw new XMLStreamException("text where a tag was expected", getLocation());
            }
            event = next();
        }
        return event;
    }

    private XmlFault fault(String rule) {
        var at = getLocation();
        return new XmlFault(ProblemCode.XML_FORBIDDEN, rule, at.getLineNumber(), at.getColumnNumber());
    }
}
