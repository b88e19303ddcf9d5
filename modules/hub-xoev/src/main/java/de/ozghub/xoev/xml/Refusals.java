package de.ozghub.xoev.xml;

import de.ozghub.submission.ProblemCode;
import javax.xml.stream.XMLStreamException;
import org.xml.sax.SAXParseException;

/** Turns what the parsers throw into faults; their messages may quote the document and are never passed on. */
final class Refusals {

    private Refusals() {}

    static XmlFault of(SAXParseException e) {
        String rule = rule(String.valueOf(e.getMessage()));
        return new XmlFault(code(rule), rule, e.getLineNumber(), e.getColumnNumber());
    }

    static XmlFault of(XMLStreamException e) {
        var at = e.getLocation();
        String rule = rule(String.valueOf(e.getMessage()));
        return at == null
                ? new XmlFault(code(rule), rule, 0, 0)
                : new XmlFault(code(rule), rule, at.getLineNumber(), at.getColumnNumber());
    }

    private static ProblemCode code(String rule) {
        return rule.equals("well-formed") ? ProblemCode.NOT_WELL_FORMED : ProblemCode.XML_FORBIDDEN;
    }

    /** Recognises the limits of the JDK by their message keys and those of Woodstox by their fixed English words. */
    private static String rule(String message) {
        if (message.contains("disallow-doctype-decl")) {
            return "doctype";
        }
        if (message.contains("JAXP00010002") || message.contains("Attribute limit")) {
            return "max-attributes";
        }
        if (message.contains("JAXP00010006") || message.contains("Maximum Element Depth")) {
            return "max-depth";
        }
        if (message.contains("JAXP00010005")) {
            return "max-name-length";
        }
        if (message.contains("JAXP0001")) {
            return "max-entities";
        }
        return message.contains("Maximum ") && message.contains("limit (") ? "max-text-length" : "well-formed";
    }
}
