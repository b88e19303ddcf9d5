package de.ozghub.xoev.validation;

import de.ozghub.submission.SchemaKey;
import java.util.List;

/**
 * Result of one validation. Immutable.
 *
 * @param schema what it was validated against
 * @param findings empty exactly if the verdict is {@code VALID}
 * @param notes German remarks that change nothing, such as a code list the library does not hold; no values
 */
public record ValidationReport(SchemaKey schema, Verdict verdict, List<Finding> findings, List<String> notes) {

    /** @throws IllegalArgumentException if verdict and findings disagree */
    public ValidationReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        if (findings.isEmpty() != (verdict == Verdict.VALID)) {
            throw new IllegalArgumentException(verdict + " with " + findings.size() + " findings");
        }
    }

    public boolean valid() {
        return verdict == Verdict.VALID;
    }

    static ValidationReport of(SchemaKey schema, List<Finding> findings, List<String> notes) {
        return new ValidationReport(schema, findings.isEmpty() ? Verdict.VALID : Verdict.INVALID, findings, notes);
    }

    static ValidationReport invalid(SchemaKey schema, Finding finding) {
        return new ValidationReport(schema, Verdict.INVALID, List.of(finding), List.of());
    }
}
