package de.ozghub.mapping.message;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappedMessage.Document;
import de.ozghub.mapping.MappedMessage.Packaging;
import de.ozghub.mapping.SubmissionContext.Attachment;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.streams.Steps;

/**
 * Reads from a finished xdomea message what its package is called and which documents belong into it: a file name begins with
 * the id of the attachment it stands for. Thread-safe.
 *
 * <p>Package and message are called {@code <ProzessID>_<message>}; documents lie beside the message under the names of its
 * elements {@code Primaerdokument/Dateiname}.
 *
 * @param place of the target, for faults
 */
public record XdomeaPackaging(Place place, HardenedXml xml) {

    private static final String PROCESS = "ProzessID";
    private static final String DOCUMENT = "Primaerdokument";
    private static final String FILE_NAME = "Dateiname";
    private static final String FIELD = DOCUMENT + "/" + FILE_NAME;

    private static final Pattern PROCESS_ID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern MESSAGE = Pattern.compile("[A-Za-z0-9.]{1,80}");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    /** The packaging; of no use if faults were noted. */
    Packaging packaging(XdmNode document, List<Attachment> attachments, Notes notes) {
        XdmNode root = document.select(Steps.child().where(node -> node.getNodeKind() == XdmNodeKind.ELEMENT))
                .asNode();
        String message = root.getNodeName().getLocalName();
        String process = root.select(Steps.descendant().where(node -> isNamed(node, PROCESS)))
                .findFirst()
                .map(XdmNode::getStringValue)
                .map(String::strip)
                .orElse("");
        if (!PROCESS_ID.matcher(process).matches() || !MESSAGE.matcher(message).matches()) {
            notes.fault(new RuleFault(place, PROCESS, "process-id"));
        }
        String name = process + "_" + message;
        var used = new HashSet<String>();
        used.add((name + ".xml").toLowerCase(Locale.ROOT));
        var documents = new ArrayList<Document>();
        List<XdmNode> named = root.select(Steps.descendant().where(XdomeaPackaging::isFileName))
                .asList();
        for (XdmNode fileName : named) {
            String file = fileName.getStringValue().strip();
            Optional<Attachment> attachment = attachments.stream()
                    .filter(candidate -> standsFor(file, candidate.id()))
                    .findFirst();
            if (!SAFE.matcher(file).matches() || !used.add(file.toLowerCase(Locale.ROOT))) {
                notes.fault(new RuleFault(place, FIELD, "file-name"));
            } else if (attachment.isEmpty()) {
                notes.fault(new RuleFault(place, FIELD, "document-missing"));
            } else {
                documents.add(new Document(attachment.get().id(), file));
            }
        }
        return new Packaging(name, documents);
    }

    /** @param message proven by its schema */
    public Packaging of(Bytes message, List<Attachment> attachments, Notes notes) {
        try {
            return packaging(
                    xml.processor().newDocumentBuilder().build(xml.source(message.open())), attachments, notes);
        } catch (SaxonApiException | XmlFault e) {
            throw new IllegalStateException("a message that was just proven cannot be read", e);
        }
    }

    private static boolean isFileName(XdmNode node) {
        return isNamed(node, FILE_NAME) && isNamed(node.getParent(), DOCUMENT);
    }

    private static boolean isNamed(XdmNode node, String name) {
        return node.getNodeKind() == XdmNodeKind.ELEMENT
                && node.getNodeName().getLocalName().equals(name);
    }

    private static boolean standsFor(String file, String id) {
        return file.length() > id.length()
                && file.regionMatches(true, 0, id, 0, id.length())
                && (file.charAt(id.length()) == '_' || file.charAt(id.length()) == '.');
    }
}
