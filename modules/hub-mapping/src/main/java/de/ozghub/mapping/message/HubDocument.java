package de.ozghub.mapping.message;

import de.ozghub.mapping.SubmissionContext;
import de.ozghub.mapping.SubmissionContext.Attachment;
import de.ozghub.mapping.definition.CodeTable;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.BuildingStreamWriter;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;

/** What the hub knows, as the element that rules and stylesheets see as {@code $hub}. */
public final class HubDocument {

    private HubDocument() {}

    /**
     * The element; a file name that XML cannot hold is made storable.
     *
     * @param codes code tables for stylesheets; rule tables need none
     */
    public static XdmNode of(
            Processor processor,
            SubmissionContext context,
            Map<String, String> settings,
            Map<String, CodeTable> codes) {
        try {
            BuildingStreamWriter writer = processor.newDocumentBuilder().newBuildingStreamWriter();
            writer.writeStartDocument();
            writer.writeStartElement("hub");
            attribute(writer, "submission-id", context.submission().toString());
            if (context.externalId() != null) {
                attribute(writer, "external-id", context.externalId());
            }
            attribute(writer, "received-at", context.receivedAt().toString());
            attribute(writer, "service", context.service().urn());
            office(writer, "authority", context.authority());
            office(writer, "performing", context.performing());
            for (var setting : settings.entrySet()) {
                writer.writeStartElement("setting");
                attribute(writer, "name", setting.getKey());
                attribute(writer, "value", setting.getValue());
                writer.writeEndElement();
            }
            if (context.payment() != null) {
                writer.writeStartElement("payment");
                for (var field : new TreeMap<>(context.payment().fields()).entrySet()) {
                    attribute(writer, field.getKey(), field.getValue());
                }
                writer.writeEndElement();
            }
            for (Attachment attachment : context.attachments()) {
                attachment(writer, attachment);
            }
            for (var table : codes.entrySet()) {
                codes(writer, table.getKey(), table.getValue());
            }
            writer.writeEndElement();
            writer.writeEndDocument();
            return writer.getDocumentNode().axisIterator(Axis.CHILD).next();
        } catch (SaxonApiException | XMLStreamException e) {
            throw new IllegalStateException("the hub's own context cannot be written as XML", e);
        }
    }

    private static void office(XMLStreamWriter writer, String name, SubmissionContext.Office office)
            throws XMLStreamException {
        writer.writeStartElement(name);
        attribute(writer, "ars", office.area().ars());
        attribute(writer, "name", office.name());
        writer.writeEndElement();
    }

    private static void attachment(XMLStreamWriter writer, Attachment attachment) throws XMLStreamException {
        writer.writeStartElement("attachment");
        attribute(writer, "id", attachment.id());
        attribute(writer, "purpose", attachment.purpose());
        attribute(writer, "media-type", attachment.mediaType());
        if (attachment.filename() != null) {
            attribute(writer, "filename", attachment.filename());
        }
        attribute(writer, "sha256", attachment.sha256());
        attribute(writer, "size", Long.toString(attachment.size()));
        writer.writeEndElement();
    }

    private static void codes(XMLStreamWriter writer, String name, CodeTable table) throws XMLStreamException {
        writer.writeStartElement("codes");
        attribute(writer, "name", name);
        for (var row : table.rows().entrySet()) {
            writer.writeStartElement("code");
            attribute(writer, "from", row.getKey());
            attribute(writer, "to", row.getValue().to());
            writer.writeEndElement();
        }
        writer.writeEndElement();
    }

    private static void attribute(XMLStreamWriter writer, String name, String value) throws XMLStreamException {
        writer.writeAttribute(name, storable(value));
    }

    /** A sender's file name may hold what XML cannot. */
    private static String storable(String value) {
        return value.codePoints()
                .map(c -> allowed(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
