package de.ozghub.submission;

/** What validation finds in the data. */
final class ValidationProblems {

    static final ProblemText NOT_UTF8 = new ProblemText(
            "S001",
            "syntax-violation",
            "Der Fachdatensatz ist nicht UTF-8 (Byte {position}).",
            "The data are not UTF-8 (byte {position}).",
            "Der Absender kodiert in UTF-8.");

    static final ProblemText NOT_WELL_FORMED = new ProblemText(
            "X000",
            "syntax-violation",
            "Der Fachdatensatz ist kein wohlgeformtes XML (Zeile {line}, Spalte {column}).",
            "The data are not well-formed XML (line {line}, column {column}).",
            "Der Absender berichtigt den Datensatz.");

    static final ProblemText XML_FORBIDDEN = new ProblemText(
            "X000",
            "syntax-violation",
            "Der Fachdatensatz enthält Unzulässiges: {rule} (Zeile {line}).",
            "The data hold what is not allowed: {rule} (line {line}).",
            "DTD, Entitäten und XInclude sind nicht erlaubt; Grenzen für Tiefe, Attribute und Textlängen gelten.");

    static final ProblemText WRONG_ROOT = new ProblemText(
            "X001",
            "schema-violation",
            "Das Wurzelelement {root} gehört nicht zu dieser Leistung.",
            "The root element {root} does not belong to this service.",
            "Der Absender sendet die Nachricht, die die Leistung verlangt.");

    static final ProblemText VERSION_NOT_SERVED = new ProblemText(
            "V000",
            "unsupported-schema",
            "Die Version {version} wird nicht angenommen.",
            "The version {version} is not served.",
            "Der Absender nutzt eine gültige Version des Standards.");

    static final ProblemText SCHEMA_VIOLATION = new ProblemText(
            "X001",
            "schema-violation",
            "Der Fachdatensatz verletzt sein Schema: Regel {rule}, Zeile {line}, Spalte {column}.",
            "The data violate their schema: rule {rule}, line {line}, column {column}.",
            "Der Absender berichtigt das Feld.");

    static final ProblemText UNKNOWN_CODE_LIST = new ProblemText(
            "S010",
            "schema-violation",
            "Die Codeliste {list} ist nicht zugelassen (Zeile {line}).",
            "The code list {list} is not allowed (line {line}).",
            "Der Absender nutzt die vorgeschriebene Codeliste und Version.");

    static final ProblemText UNKNOWN_CODE = new ProblemText(
            "S011",
            "schema-violation",
            "Ein Code steht nicht in der Liste {list} (Zeile {line}).",
            "A code is not in the list {list} (line {line}).",
            "Der Absender wählt einen gültigen Code.");

    static final ProblemText SCHEMATRON_VIOLATION = new ProblemText(
            "X002",
            "schema-violation",
            "Eine Geschäftsregel ist verletzt: {rule}.",
            "A business rule is violated: {rule}.",
            "Der Absender berichtigt den Datensatz.");

    static final ProblemText DUPLICATE_MESSAGE = new ProblemText(
            "S100",
            "technical-error",
            "Eine Nachricht mit dieser nachrichtenUUID wurde schon verarbeitet.",
            "A message with this nachrichtenUUID was processed before.",
            "Nichts zu tun, wenn der Absender nur wiederholt hat.");

    private ValidationProblems() {}
}
