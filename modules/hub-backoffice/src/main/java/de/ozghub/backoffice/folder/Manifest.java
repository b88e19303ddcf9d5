package de.ozghub.backoffice.folder;

import de.ozghub.core.backoffice.Handover;
import de.ozghub.submission.BackOfficeKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** The {@code manifest.xml} of a hand-over, as {@code xsd/backoffice/1.0/manifest.xsd} describes it. */
final class Manifest {

    static final String FILE = "manifest.xml";

    private static final String NAMESPACE = "urn:ozg-hub:backoffice:manifest:1.0";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_BYTES = 1024 * 1024;

    private final Handover handover;
    private final BackOfficeKey backOffice;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String path, DurableFiles.Written written) {}

    Manifest(Handover handover, BackOfficeKey backOffice) {
        this.handover = handover;
        this.backOffice = backOffice;
    }

    /** Adds a file: first the message, then the attachments in the order of the hand-over. */
    void add(String path, DurableFiles.Written written) {
        parts.add(new Part(path, written));
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("manifest");
            xml.writeDefaultNamespace(NAMESPACE);
            write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a manifest cannot be written into memory", e);
        }
        return out.toByteArray();
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        element(xml, "key", handover.key().toString());
        element(xml, "digest", handover.digest());
        xml.writeStartElement("origin");
        element(xml, "channel", handover.origin().channel());
        element(xml, "submissionId", handover.origin().externalId());
        String externalCase = handover.origin().externalCase();
        if (externalCase != null) {
            element(xml, "caseId", externalCase);
        }
        xml.writeEndElement();
        element(xml, "authority", handover.authority().ars());
        element(xml, "backOffice", backOffice.toString());
        element(xml, "service", handover.service().urn());
        element(
                xml,
                "receivedAt",
                handover.receivedAt().truncatedTo(ChronoUnit.MICROS).toString());
        element(xml, "format", handover.format().value());
        element(xml, "protection", handover.protection().id());
        xml.writeStartElement("message");
        file(xml, parts.getFirst());
        element(xml, "mediaType", handover.form().mediaType());
        xml.writeEndElement();
        for (int i = 0; i < handover.attachments().size(); i++) {
            xml.writeStartElement("attachment");
            file(xml, parts.get(i + 1));
            element(xml, "id", handover.attachments().get(i).id());
            element(xml, "mediaType", handover.attachments().get(i).mediaType());
            xml.writeEndElement();
        }
    }

    private static void file(XMLStreamWriter xml, Part part) throws XMLStreamException {
        element(xml, "path", part.path());
        element(xml, "bytes", String.valueOf(part.written().bytes()));
        element(xml, "sha256", part.written().sha256());
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /**
     * The digest in the manifest of a hand-over.
     *
     * @throws IOException if there is no manifest that can be read, or it names no digest
     */
    static String digestIn(Path handover) throws IOException {
        Path file = handover.resolve(FILE);
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("the manifest is too long");
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("digest")) {
                    String digest = xml.getElementText().strip();
                    if (SHA256.matcher(digest).matches()) {
                        return digest;
                    }
                    break;
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("the manifest cannot be read", e);
        }
        throw new IOException("the manifest names no digest");
    }
}
