package de.ozghub.xoev.validation;

import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.xml.RootElement;
import de.ozghub.xoev.xml.XmlFault;
import java.util.Map;

/** Builds the sentences of findings from rule ids and names of the schema, never from what a document holds. */
final class Sentences {

    private record Wording(String german, String english) {}

    private static final Wording CONTENT = new Wording(
            "Der Inhalt von „{field}“ hat nicht die verlangte Form.",
            "The content of \"{field}\" lacks the required form.");
    private static final Wording LENGTH = new Wording(
            "Der Inhalt von „{field}“ hat nicht die erlaubte Länge.",
            "The content of \"{field}\" lacks the allowed length.");
    private static final Wording RANGE = new Wording(
            "Der Wert von „{field}“ liegt außerhalb des erlaubten Bereichs.",
            "The value of \"{field}\" is out of the allowed range.");
    private static final Wording FIXED = new Wording(
            "„{field}“ enthält nicht den vom Schema festgelegten Wert.",
            "\"{field}\" does not hold the value the schema fixes.");
    private static final Wording UNEXPECTED = new Wording(
            "„{field}“ ist an dieser Stelle nicht erlaubt; erwartet wird: {detail}.",
            "\"{field}\" is not allowed here; expected: {detail}.");
    private static final Wording TOO_MANY = new Wording(
            "„{field}“ ist an dieser Stelle nicht erlaubt oder kommt zu oft vor.",
            "\"{field}\" is not allowed here or occurs too often.");
    private static final Wording OTHER =
            new Wording("„{field}“ verletzt die Schemaregel {rule}.", "\"{field}\" violates the schema rule {rule}.");

    private static final Map<String, Wording> WORDINGS = Map.ofEntries(
            Map.entry(
                    "cvc-pattern-valid",
                    new Wording(
                            "„{field}“ enthält ein nicht erlaubtes Zeichen oder folgt nicht dem verlangten Muster.",
                            "\"{field}\" holds a character that is not allowed or does not follow the required pattern.")),
            Map.entry("cvc-datatype-valid.1.2.1", CONTENT),
            Map.entry("cvc-datatype-valid.1.2.3", CONTENT),
            Map.entry("cvc-type.3.1.3", CONTENT),
            Map.entry("cvc-attribute.3", CONTENT),
            Map.entry("cvc-complex-type.2.2", CONTENT),
            Map.entry(
                    "cvc-enumeration-valid",
                    new Wording(
                            "„{field}“ enthält keinen der vorgesehenen Werte.",
                            "\"{field}\" holds none of the listed values.")),
            Map.entry("cvc-maxLength-valid", LENGTH),
            Map.entry("cvc-minLength-valid", LENGTH),
            Map.entry("cvc-length-valid", LENGTH),
            Map.entry("cvc-minInclusive-valid", RANGE),
            Map.entry("cvc-maxInclusive-valid", RANGE),
            Map.entry("cvc-minExclusive-valid", RANGE),
            Map.entry("cvc-maxExclusive-valid", RANGE),
            Map.entry("cvc-totalDigits-valid", RANGE),
            Map.entry("cvc-fractionDigits-valid", RANGE),
            Map.entry("cvc-complex-type.3.1", FIXED),
            Map.entry("cvc-attribute.4", FIXED),
            Map.entry("cvc-elt.5.2.2.2.1", FIXED),
            Map.entry("cvc-elt.5.2.2.2.2", FIXED),
            Map.entry("cvc-complex-type.2.4.a", UNEXPECTED),
            Map.entry(
                    "cvc-complex-type.2.4.b",
                    new Wording("In „{field}“ fehlt: {detail}.", "\"{field}\" lacks: {detail}.")),
            Map.entry("cvc-complex-type.2.4.d", TOO_MANY),
            Map.entry(
                    "cvc-complex-type.2.4.e",
                    new Wording(
                            "„{field}“ kommt zu oft vor; erwartet wird: {detail}.",
                            "\"{field}\" occurs too often; expected: {detail}.")),
            Map.entry(
                    "cvc-complex-type.3.2.2",
                    new Wording(
                            "„{field}“ trägt ein nicht erlaubtes Attribut.",
                            "\"{field}\" carries an attribute that is not allowed.")),
            Map.entry(
                    "cvc-complex-type.4",
                    new Wording(
                            "An „{field}“ fehlt das Attribut „{detail}“.",
                            "\"{field}\" lacks the attribute \"{detail}\".")),
            Map.entry("cvc-complex-type.2.1", new Wording("„{field}“ muss leer sein.", "\"{field}\" must be empty.")),
            Map.entry(
                    "cvc-complex-type.2.3",
                    new Wording("„{field}“ darf keinen Text enthalten.", "\"{field}\" must not hold text.")),
            Map.entry(
                    "cvc-elt.3.1",
                    new Wording(
                            "„{field}“ darf nicht als leer gekennzeichnet werden (xsi:nil).",
                            "\"{field}\" must not be marked as nil.")));

    private static final int MAX_NAMESPACE = 150;

    private Sentences() {}

    static Finding schema(String rule, Place place, String detail) {
        Wording wording = WORDINGS.getOrDefault(rule, OTHER);
        return new Finding(
                ProblemCode.SCHEMA_VIOLATION,
                rule,
                place.line(),
                place.column(),
                place.path(),
                place.field(),
                fill(wording.german(), rule, place.field(), detail),
                fill(wording.english(), rule, place.field(), detail));
    }

    /** An attribute of the root that says something else than its namespace. */
    static Finding headerDisagrees(RootElement root, String attribute) {
        return new Finding(
                ProblemCode.VERSION_NOT_SERVED,
                "header-" + attribute,
                root.line(),
                0,
                "",
                "unbekannt",
                "Das Attribut „%s“ der Nachricht passt nicht zu ihrem Namensraum.".formatted(attribute),
                "The attribute \"%s\" of the message does not agree with its namespace.".formatted(attribute));
    }

    /** A code whose list the message does not name, although the schema leaves it to the message. */
    static Finding unnamedList(Place place) {
        return new Finding(
                ProblemCode.UNKNOWN_CODE_LIST,
                "list-not-named",
                place.line(),
                place.column(),
                place.path(),
                place.field(),
                "Zu einem Code fehlt die Angabe seiner Codeliste (listURI, listVersionID).",
                "A code lacks the name of its code list (listURI, listVersionID).");
    }

    static Finding codeList(ProblemCode code, String rule, Place place) {
        return catalogue(code, rule, place.line(), place.column(), place.path(), place.field());
    }

    static Finding fault(XmlFault fault, String path, String field) {
        return catalogue(fault.code(), fault.rule(), fault.line(), fault.column(), path, field);
    }

    /** A finding whose sentences are those of the problem catalogue. */
    static Finding catalogue(ProblemCode code, String rule, int line, int column, String path, String field) {
        var blank = new Finding(code, rule, line, column, path, field, "", "");
        Problem problem = blank.problem("data");
        return new Finding(code, rule, line, column, path, field, problem.german(), problem.english());
    }

    static Finding missingPackage(SchemaKey key) {
        return packageFinding(
                key,
                "Das Schemapaket zu %s liegt nicht in der Schemabibliothek.".formatted(key),
                "The schema library holds no package for %s.".formatted(key));
    }

    /** @param reason what the library or the rules say about the package; never from a document */
    static Finding unusablePackage(SchemaKey key, String reason) {
        return packageFinding(
                key,
                "Das Schemapaket zu %s ist nicht nutzbar: %s".formatted(key, reason),
                "The schema package of %s is unusable: %s".formatted(key, reason));
    }

    /** The namespace is told to the one who asked, and shortened: without it nobody knows which package is missing. */
    static Finding unknownStandard(RootElement root) {
        String namespace = root.namespace().length() > MAX_NAMESPACE
                ? root.namespace().substring(0, MAX_NAMESPACE) + "…"
                : root.namespace();
        return new Finding(
                ProblemCode.SCHEMA_PACKAGE_MISSING,
                "unknown-standard",
                root.line(),
                0,
                "",
                "",
                "Kein Paket der Schemabibliothek kennt den Namensraum „%s“.".formatted(namespace),
                "No package of the schema library knows the namespace \"%s\".".formatted(namespace));
    }

    private static Finding packageFinding(SchemaKey key, String german, String english) {
        return new Finding(
                ProblemCode.SCHEMA_PACKAGE_MISSING, "schema-package", 0, 0, "", key.value(), german, english);
    }

    private static String fill(String sentence, String rule, String field, String detail) {
        return sentence.replace("{field}", field).replace("{rule}", rule).replace("{detail}", detail);
    }
}
