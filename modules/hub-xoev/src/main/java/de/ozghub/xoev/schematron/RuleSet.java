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
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.UncheckedXPathException;
import org.xml.sax.helpers.DefaultHandler;

/** One compiled Schematron schema. */
record RuleSet(String file, XsltExecutable rules, Map<String, Assertion> assertions, Set<String> namespaces) {

    /** A schema that names some roots of its package, but not this one, is written for the others. */
    boolean concerns(String rootNamespace, Set<String> packageNamespaces) {
        return namespaces.contains(rootNamespace) || namespaces.stream().noneMatch(packageNamespaces::contains);
    }

    /** @throws RulesFault if a rule cannot be evaluated on this document */
    List<RuleHit> check(HardenedXml xml, XdmNode document, WorkLimit limit, int max) {
        var hits = new Hits(assertions, max);
        var exhausted = new AtomicBoolean();
        var transformer = xml.load(rules);
        limit.watch(transformer.getUnderlyingController());
        // The processor's words may quote the document: only the kind of fault is taken from them.
        transformer.setMessageHandler(message -> exhausted.compareAndSet(
                false,
                message.getContent().getStringValue().toLowerCase(Locale.ROOT).contains("backtrack")));
        boolean complete = ScopedValue.where(Hits.CURRENT, hits).call(() -> run(transformer, document));
        if (limit.reached()) {
            throw new RulesFault("%s takes too long on this document".formatted(file), RulesFault.Kind.TOO_SLOW);
        }
        if (!complete && !hits.full()) {
            var kind = exhausted.get() ? RulesFault.Kind.PATTERN_TOO_SLOW : RulesFault.Kind.UNUSABLE;
            throw new RulesFault("%s cannot be evaluated on this document".formatted(file), kind);
        }
        return hits.found();
    }

    /** False if the run ended before the rules did. */
    private static boolean run(Xslt30Transformer transformer, XdmNode document) {
        try {
            transformer.applyTemplates(document, new SAXDestination(new DefaultHandler()));
            return true;
        } catch (SaxonApiException | UncheckedXPathException e) {
            return false;
        }
    }
}
