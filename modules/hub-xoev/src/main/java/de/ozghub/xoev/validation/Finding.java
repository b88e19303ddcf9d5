package de.ozghub.xoev.validation;

import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.schematron.Severity;
import java.util.Map;

/**
 * One fault of a document. No component ever holds a value of the document, nor a name that no schema of the library declares:
 * {@code ?} stands for it.
 *
 * @param severity anything but an error leaves the document valid
 * @param rule id of the rule, for example {@code cvc-pattern-valid} or {@code max-depth}; for code lists the list with its
 *     version
 * @param line from 1; 0 if unknown
 * @param column from 1; 0 if unknown
 * @param path where, as {@code /root/element[2]/…}, in JSON as {@code #/name/0/…}; empty before the root
 * @param field local name of the element or attribute; for a wrong version the version, for a wrong root its name, for a
 *     wrong encoding the position of the byte, for a size the limit
 * @param title what the schema says the field is; empty if it says nothing
 * @param german sentence for people
 * @param english sentence for people
 */
public record Finding(
        ProblemCode code,
        Severity severity,
        String rule,
        int line,
        int column,
        String path,
        String field,
        String title,
        String german,
        String english) {

    private static final Map<ProblemCode, String> FIELD_NAMES = Map.of(
            ProblemCode.NOT_UTF8, "position",
            ProblemCode.TOO_LARGE, "limit",
            ProblemCode.WRONG_ROOT, "root",
            ProblemCode.VERSION_NOT_SERVED, "version");

    /** An error without title. */
    Finding(
            ProblemCode code,
            String rule,
            int line,
            int column,
            String path,
            String field,
            String german,
            String english) {
        this(code, Severity.ERROR, rule, line, column, path, field, "", german, english);
    }

    Finding titled(String words) {
        return new Finding(code, severity, rule, line, column, path, field, words, german, english);
    }

    /**
     * The path as an XPath 2.0 expression that selects the place whatever prefixes the document uses; empty if unknown. For
     * JSON a JSON Pointer.
     */
    public String xpath() {
        if (path.startsWith("#")) {
            return path;
        }
        return path.replaceAll("/\\?(?=\\[|/|$)", "/*").replaceAll("/(?=[^/@*])", "/*:");
    }

    /** What to do, in German. */
    public String adviceGerman() {
        return Advice.of(this).german();
    }

    /** What to do, in English. */
    public String adviceEnglish() {
        return Advice.of(this).english();
    }

    /**
     * This finding for the journal and the sender.
     *
     * @param instance which part it is about, for example {@code data}
     */
    public Problem problem(String instance) {
        return Problem.of(code, instance)
                .with("rule", rule)
                .with("list", rule)
                .with("line", line)
                .with("column", column)
                .with("path", path)
                .with(FIELD_NAMES.getOrDefault(code, "field"), field);
    }
}
