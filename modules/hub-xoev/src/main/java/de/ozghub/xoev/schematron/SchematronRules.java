package de.ozghub.xoev.schematron;

import de.ozghub.xoev.xml.HardenedXml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;

/** The compiled rules of one package. Immutable and thread-safe; made by {@link SchematronCompiler}. */
public final class SchematronRules {

    /** Hits of one document beyond which nothing more is looked for. */
    public static final int MAX_HITS = 100;

    private final HardenedXml xml;
    private final List<RuleSet> sets;
    private final Set<String> packageNamespaces;

    SchematronRules(HardenedXml xml, List<RuleSet> sets, Set<String> packageNamespaces) {
        this.xml = xml;
        this.sets = List.copyOf(sets);
        this.packageNamespaces = Set.copyOf(packageNamespaces);
    }

    /** Number of assertions over all files, each counted once. */
    public int assertions() {
        return sets.stream().mapToInt(set -> set.assertions().size()).sum();
    }

    /** Whether any rule speaks about documents with a root of this namespace. */
    public boolean concern(String rootNamespace) {
        return sets.stream().anyMatch(set -> set.concerns(rootNamespace, packageNamespaces));
    }

    /** A handler that builds the tree {@link #check} needs; for one document and one thread. */
    public BuildingContentHandler tree() {
        try {
            var builder = xml.processor().newDocumentBuilder();
            builder.setLineNumbering(true);
            return builder.newBuildingContentHandler();
        } catch (SaxonApiException e) {
            throw new IllegalStateException("Saxon builds no tree", e);
        }
    }

    /**
     * Broken rules in the order of the document, at most {@value #MAX_HITS}.
     *
     * @param limit processor time of this thread all rules together may take
     * @throws RulesFault if a rule cannot be evaluated on this document, or not in time: then nothing is said about it
     */
    public List<RuleHit> check(XdmNode document, String rootNamespace, Duration limit) {
        return check(document, rootNamespace, new WorkLimit(limit));
    }

    List<RuleHit> check(XdmNode document, String rootNamespace, WorkLimit work) {
        var hits = new ArrayList<RuleHit>();
        for (RuleSet set : sets) {
            int room = MAX_HITS - hits.size();
            if (room > 0 && set.concerns(rootNamespace, packageNamespaces)) {
                hits.addAll(set.check(xml, document, work, room));
            }
        }
        hits.sort(Comparator.comparingInt(RuleHit::line).thenComparingInt(RuleHit::column));
        return List.copyOf(hits);
    }
}
