package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.schematron.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Result of one validation. Immutable.
 *
 * @param schema what it was validated against
 * @param findings errors; empty exactly if the verdict is {@code VALID}
 * @param warnings what leaves the document valid: business rules of the weight warning or information
 * @param notes German remarks that change nothing, such as a code list the library does not hold; no values
 */
public record ValidationReport(
        SchemaKey schema, Verdict verdict, List<Finding> findings, List<Finding> warnings, List<String> notes) {

    /** @throws IllegalArgumentException if verdict and findings disagree */
    public ValidationReport {
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
        if (findings.isEmpty() != (verdict == Verdict.VALID)) {
            throw new IllegalArgumentException(verdict + " with " + findings.size() + " findings");
        }
    }

    public boolean valid() {
        return verdict == Verdict.VALID;
    }

    static ValidationReport of(SchemaKey schema, List<Finding> found, List<String> notes) {
        Map<Boolean, List<Finding>> parts =
                found.stream().collect(Collectors.partitioningBy(finding -> finding.severity() == Severity.ERROR));
        List<Finding> errors = parts.getOrDefault(true, List.of());
        return new ValidationReport(
                schema,
                errors.isEmpty() ? Verdict.VALID : Verdict.INVALID,
                errors,
                parts.getOrDefault(false, List.of()),
                notes);
    }

    /** About a file nobody can read: nothing is said of what it holds. */
    public static ValidationReport unreadable() {
        return cannotJudge(
                Validation.UNKNOWN,
                new Finding(
                        ProblemCode.MISSING_DATA,
                        "unreadable",
                        0,
                        0,
                        "",
                        "",
                        "Die Datei ist nicht lesbar.",
                        "The file cannot be read."));
    }

    static ValidationReport invalid(SchemaKey schema, Finding finding) {
        return new ValidationReport(schema, Verdict.INVALID, List.of(finding), List.of(), List.of());
    }

    static ValidationReport cannotJudge(SchemaKey schema, Finding finding) {
        return new ValidationReport(schema, Verdict.CANNOT_JUDGE, List.of(finding), List.of(), List.of());
    }
}
