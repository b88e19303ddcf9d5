package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.schematron.RuleHit;
import de.ozghub.xoev.schematron.RulesFault;
import de.ozghub.xoev.schematron.SchematronRules;
import java.util.List;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import org.jspecify.annotations.Nullable;

/** The last stage of the chain: Schematron over the tree that was built while the schema validator read. */
final class BusinessRules {

    private BusinessRules() {}

    /** Null, or why nothing can be said of the document: a rule that cannot be evaluated never counts as kept. */
    static @Nullable Finding check(
            SchematronRules rules,
            BuildingContentHandler tree,
            String rootNamespace,
            List<Finding> findings,
            List<String> notes) {
        try {
            List<RuleHit> hits = rules.check(tree.getDocumentNode(), rootNamespace);
            hits.forEach(hit -> findings.add(finding(hit)));
            if (hits.size() >= SchematronRules.MAX_HITS) {
                notes.add("Nach %d verletzten Geschäftsregeln wurde nicht weiter geprüft."
                        .formatted(SchematronRules.MAX_HITS));
            }
            return null;
        } catch (RulesFault e) {
            if (e.exhausted()) {
                findings.add(Sentences.catalogue(ProblemCode.XML_FORBIDDEN, "max-pattern-work", 0, 0, "", ""));
                return null;
            }
            return undecided();
        } catch (SaxonApiException e) {
            return undecided();
        }
    }

    private static Finding finding(RuleHit hit) {
        String text = hit.text().isEmpty() ? "Die Geschäftsregel %s ist verletzt.".formatted(hit.rule()) : hit.text();
        return new Finding(
                ProblemCode.SCHEMATRON_VIOLATION,
                hit.severity(),
                hit.rule(),
                hit.line(),
                hit.column(),
                hit.path(),
                hit.field(),
                "",
                text,
                "Business rule %s is violated. The standard says: %s".formatted(hit.rule(), text));
    }

    private static Finding undecided() {
        return new Finding(
                ProblemCode.SCHEMATRON_VIOLATION,
                "rules-not-evaluable",
                0,
                0,
                "",
                "",
                "Eine Geschäftsregel des Pakets lässt sich auf dieses Dokument nicht anwenden.",
                "A business rule of the package cannot be evaluated on this document.");
    }
}
