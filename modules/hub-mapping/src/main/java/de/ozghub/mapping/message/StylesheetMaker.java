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
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
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
        XmlOutput output) implements MessageMaker {

    private static final QName HUB = new QName("hub");

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
            int line = Math.max(0, e.getLineNumber());
            String code = e.getErrorCode() == null ? "failed" : e.getErrorCode().getLocalName();
            notes.fault(new RuleFault(new Place(place.file(), line), "*", "xslt-" + code));
        } catch (SaxonApiUncheckedException | IllegalArgumentException | XPathException | XmlFault e) {
            notes.fault(new RuleFault(place, "*", "xslt-failed"));
        }
        return Bytes.of(new byte[0]);
    }
}
