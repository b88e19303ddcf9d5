package de.ozghub.mapping;

import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/** What documents say, text by text, so that nothing gets lost between one and others. */
final class Texts {

    private static final HardenedXml XML = new HardenedXml(XmlLimits.DEFAULT);

    private Texts() {}

    /** Texts of the source, with how often, that stand in none of the others. */
    static List<Map.Entry<String, Integer>> missing(Bytes source, List<Bytes> others) {
        Map<String, Integer> missing = new HashMap<>();
        of(source).forEach(text -> missing.merge(text, 1, Integer::sum));
        for (Bytes other : others) {
            of(other).forEach(text -> missing.merge(text, -1, Integer::sum));
        }
        return missing.entrySet().stream().filter(entry -> entry.getValue() > 0).toList();
    }

    private static List<String> of(Bytes document) {
        try {
            XdmNode node = XML.processor().newDocumentBuilder().build(XML.source(document.open()));
            var texts = new ArrayList<String>();
            for (var iterator = node.axisIterator(Axis.DESCENDANT); iterator.hasNext(); ) {
                XdmNode next = iterator.next();
                if (next.getNodeKind() == XdmNodeKind.TEXT
                        && !next.getStringValue().isBlank()) {
                    texts.add(next.getStringValue().strip());
                }
            }
            return texts;
        } catch (SaxonApiException e) {
            throw new AssertionError(e);
        }
    }
}
