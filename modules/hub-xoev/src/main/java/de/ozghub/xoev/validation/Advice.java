package de.ozghub.xoev.validation;

import java.util.Map;

/** What the author of a document does about a finding. */
record Advice(String german, String english) {

    private static final Advice FIELD =
            new Advice("Das Feld berichtigen und neu senden.", "Correct the field and send again.");

    /** Rules whose remedy differs from that of their code. */
    private static final Map<String, Advice> BY_RULE = Map.ofEntries(
            Map.entry(
                    "cvc-pattern-valid",
                    new Advice(
                            "Nur Zeichen und Formen verwenden, die das Schema zulässt; Namen stehen in Zeichen der DIN"
                                    + " 91379.",
                            "Use only characters and forms the schema allows; names are written in characters of DIN"
                                    + " 91379.")),
            Map.entry(
                    "cvc-complex-type.2.4.a",
                    new Advice(
                            "Das erwartete Element davor einfügen oder das unerwartete entfernen.",
                            "Insert the expected element before it, or remove the unexpected one.")),
            Map.entry(
                    "cvc-complex-type.2.4.b", new Advice("Das fehlende Element ergänzen.", "Add the missing element.")),
            Map.entry(
                    "cvc-complex-type.4", new Advice("Das fehlende Attribut ergänzen.", "Add the missing attribute.")),
            Map.entry(
                    "cvc-enumeration-valid",
                    new Advice(
                            "Einen Wert aus der Liste des Standards wählen.",
                            "Choose a value from the list of the standard.")),
            Map.entry(
                    "max-text-length",
                    new Advice("Lange Texte als Anlage senden.", "Send long texts as an attachment.")),
            Map.entry(
                    "max-text-work",
                    new Advice(
                            "Kennungen, Dateinamen und andere Felder mit vorgeschriebener Form kurz halten; lange Texte"
                                    + " als Anlage senden.",
                            "Keep ids, file names and other fields of a prescribed form short; send long texts as an"
                                    + " attachment.")),
            Map.entry("unreadable", new Advice("Pfad und Leserechte prüfen.", "Check the path and the right to read.")),
            Map.entry(
                    "unknown-schema",
                    new Advice(
                            "Im Dokument $schema angeben oder das Schema beim Aufruf nennen (--schema); ein JSON-Schema"
                                    + " liegt als *.schema.json in der Schemabibliothek.",
                            "Give $schema in the document or name the schema in the call (--schema); a JSON Schema lies"
                                    + " in the schema library as *.schema.json.")),
            Map.entry(
                    "max-rule-time",
                    new Advice(
                            "Das Dokument aufteilen; geht das nicht, den Herausgeber des Standards nach der Regel"
                                    + " fragen.",
                            "Split the document; if that is impossible, ask the publisher of the standard about the"
                                    + " rule.")),
            Map.entry(
                    "rules-not-evaluable",
                    new Advice(
                            "Den Herausgeber des Standards fragen; die Regel ist auf gültige Inhalte nicht anwendbar.",
                            "Ask the publisher of the standard; the rule does not fit contents the schema allows.")));

    static Advice of(Finding finding) {
        Advice particular = BY_RULE.get(finding.rule());
        if (particular != null) {
            return particular;
        }
        return switch (finding.code()) {
            case NOT_UTF8 ->
                new Advice(
                        "Das Dokument in UTF-8 speichern und so deklarieren.",
                        "Save the document as UTF-8 and declare it so.");
            case NOT_WELL_FORMED ->
                new Advice(
                        "Das Dokument mit einem XML- oder JSON-Werkzeug neu erzeugen.",
                        "Produce the document again with an XML or JSON tool.");
            case XML_FORBIDDEN ->
                new Advice(
                        "Ohne DTD, Entitäten und XInclude senden und die Grenzen für Tiefe, Attribute und Textlängen"
                                + " einhalten.",
                        "Send without DTD, entities and XInclude, and keep the limits for depth, attributes and text"
                                + " lengths.");
            case TOO_LARGE -> new Advice("Aufteilen oder Anlagen nutzen.", "Split it, or use attachments.");
            case WRONG_ROOT ->
                new Advice("Die Nachricht senden, die hier verlangt ist.", "Send the message that is asked for here.");
            case VERSION_NOT_SERVED ->
                new Advice(
                        "Eine geltende Version des Standards verwenden; Kopfattribute und Namensraum müssen dieselbe"
                                + " nennen.",
                        "Use a version of the standard that is in force; header attributes and namespace must name the"
                                + " same one.");
            case UNKNOWN_CODE_LIST ->
                new Advice(
                        "Die vorgeschriebene Codeliste und ihre Version angeben (listURI, listVersionID).",
                        "Name the prescribed code list and its version (listURI, listVersionID).");
            case UNKNOWN_CODE ->
                new Advice(
                        "Einen Code aus der genannten Liste und Version wählen.",
                        "Choose a code from the named list and version.");
            case SCHEMATRON_VIOLATION ->
                new Advice(
                        "Die Angaben so ändern, dass die Regel gilt.", "Change the contents so that the rule holds.");
            case SCHEMA_PACKAGE_MISSING ->
                new Advice(
                        "Das Paket des Standards aus dem XRepository in die Schemabibliothek aufnehmen.",
                        "Put the standard's package from the XRepository into the schema library.");
            // every other code of the catalogue belongs to other stages, except violations of the schema
            default -> FIELD;
        };
    }
}
