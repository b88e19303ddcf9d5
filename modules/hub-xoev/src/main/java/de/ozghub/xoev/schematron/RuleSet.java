package de.ozghub.xoev.schematron;

import de.ozghub.xoev.xml.HardenedXml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltExecutable;
import org.xml.sax.helpers.DefaultHandler;

/** One compiled Schematron schema. */
record RuleSet(String file, XsltExecutable rules, Map<String, Assertion> assertions, Set<String> namespaces) {

    /** A schema that names some roots of its package, but not this one, is written for the others. */
    boolean concerns(String rootNamespace, Set<String> packageNamespaces) {
        return namespaces.contains(rootNamespace) || namespaces.stream().noneMatch(packageNamespaces::contains);
    }

    /** @throws RulesFault if a rule cannot be evaluated on this document */
    List<RuleHit> check(HardenedXml xml, XdmNode document, int max) {
        var hits = new Hits(assertions, max);
        var exhausted = new AtomicBoolean();
        var transformer = xml.load(rules);
        // The processor's words may quote the document: only the kind of fault is taken from them.
        transformer.setMessageHandler(message -> exhausted.compareAndSet(
                false,
                message.getContent().getStringValue().toLowerCase(Locale.ROOT).contains("backtrack")));
        return ScopedValue.where(Hits.CURRENT, hits).call(() -> {
            try {
                transformer.applyTemplates(document, new SAXDestination(new DefaultHandler()));
            } catch (SaxonApiException e) {
                if (!hits.full()) {
                    throw new RulesFault("%s cannot be evaluated on this document".formatted(file), exhausted.get());
                }
            }
            return hits.found();
        });
    }
}
