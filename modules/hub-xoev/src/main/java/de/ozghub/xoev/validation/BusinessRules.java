package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.schematron.RuleHit;
import de.ozghub.xoev.schematron.RulesFault;
import de.ozghub.xoev.schematron.SchematronRules;
import java.time.Duration;
import java.util.List;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import org.jspecify.annotations.Nullable;

/** The last stage of the chain: Schematron over the tree that was built while the schema validator read. */
final class BusinessRules {

    /** Several times what the most laborious official rules take in a young process. */
    private static final Duration TIME = Duration.ofSeconds(5);

    private static final Duration TIME_FOR_A_MEGABYTE = Duration.ofSeconds(1);

    private BusinessRules() {}

    /** How long the rules may work on a document of so many bytes. */
    static Duration time(int bytes) {
        return TIME.plus(TIME_FOR_A_MEGABYTE.multipliedBy(bytes >> 20));
    }

    /** Null, or why nothing can be said of the document: a rule that cannot be evaluated never counts as kept. */
    static @Nullable Finding check(
            SchematronRules rules,
            BuildingContentHandler tree,
            String rootNamespace,
            Duration limit,
            List<Finding> findings,
            List<String> notes) {
        try {
            List<RuleHit> hits = rules.check(tree.getDocumentNode(), rootNamespace, limit);
            hits.forEach(hit -> findings.add(finding(hit)));
            if (hits.size() >= SchematronRules.MAX_HITS) {
                notes.add("Nach %d verletzten Geschäftsregeln wurde nicht weiter geprüft."
                        .formatted(SchematronRules.MAX_HITS));
            }
            return null;
        } catch (RulesFault e) {
            return switch (e.kind()) {
                case PATTERN_TOO_SLOW -> {
                    findings.add(Sentences.catalogue(ProblemCode.XML_FORBIDDEN, "max-pattern-work", 0, 0, "", ""));
                    yield null;
                }
                case TOO_SLOW ->
                    undecided(
                            "max-rule-time",
                            "Die Geschäftsregeln des Pakets brauchen für dieses Dokument länger als %d Sekunden."
                                    .formatted(limit.toSeconds()),
                            "The business rules of the package take more than %d seconds for this document."
                                    .formatted(limit.toSeconds()));
                case UNUSABLE -> notEvaluable();
            };
        } catch (SaxonApiException e) {
            return notEvaluable();
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

    private static Finding notEvaluable() {
        return undecided(
                "rules-not-evaluable",
                "Eine Geschäftsregel des Pakets lässt sich auf dieses Dokument nicht anwenden.",
                "A business rule of the package cannot be evaluated on this document.");
    }

    private static Finding undecided(String rule, String german, String english) {
        return new Finding(ProblemCode.SCHEMATRON_VIOLATION, rule, 0, 0, "", "", german, english);
    }
}
