package de.ozghub.mapping.message;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.mapping.table.Submitted;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/**
 * By an XSLT 3 stylesheet, which gets the hub's knowledge as parameter {@code hub}.
 *
 * @param mode initial mode; null for the stylesheet's default mode
 */
public record StylesheetMaker(
        Place place,
        HardenedXml xml,
        XsltExecutable stylesheet,
        @Nullable String mode,
        Output output) implements MessageMaker {

    /** How the result is written. */
    @FunctionalInterface
    public interface Output {
        Serializer serializer(ByteArrayOutputStream out);
    }

    private static final QName HUB = new QName("hub");
    private static final String REFUSALS = "urn:ozg-hub:mapping";
    // the name of a field, written by the stylesheet's author
    private static final Pattern FIELD = Pattern.compile("[\\p{L} ,.()/-]{1,80}");

    @Override
    public Bytes make(Submitted submitted, Notes notes) {
        var out = new ByteArrayOutputStream();
        try {
            Xslt30Transformer transformer = xml.load(stylesheet);
            transformer.getUnderlyingController().setCurrentDateTime(submitted.now());
            transformer.setStylesheetParameters(Map.of(HUB, submitted.hub()));
            transformer.setGlobalContextItem(submitted.data());
            if (mode != null) {
                transformer.setInitialMode(new QName(mode));
            }
            transformer.applyTemplates(submitted.data(), output.serializer(out));
            return Bytes.of(out.toByteArray());
        } catch (SaxonApiException e) {
            notes.fault(fault(e));
        } catch (SaxonApiUncheckedException | IllegalArgumentException | XPathException | XmlFault e) {
            notes.fault(new RuleFault(place, "*", "xslt-failed"));
        }
        return Bytes.of(new byte[0]);
    }

    /**
     * What the stylesheet refused by {@code error()} in the namespace of mappings has its own reason and names the field;
     * any other message of Saxon could quote the data and is left out.
     */
    private RuleFault fault(SaxonApiException e) {
        var at = new Place(place.file(), Math.max(0, e.getLineNumber()));
        QName code = e.getErrorCode();
        if (code == null) {
            return new RuleFault(at, "*", "xslt-failed");
        }
        boolean refused = code.getNamespaceUri().toString().equals(REFUSALS);
        String field = String.valueOf(e.getMessage());
        return refused && FIELD.matcher(field).matches()
                ? new RuleFault(at, field, code.getLocalName())
                : new RuleFault(at, "*", "xslt-" + code.getLocalName());
    }
}
