package de.ozghub.submission;

/** What stops a submission between routing and protection. */
final class MappingProblems {

    static final ProblemText UNKNOWN_AREA = new ProblemText(
            "T080",
            null,
            "Für das Gebiet {area} ist keine Behörde des Verbunds zuständig.",
            "No authority of the Verbund is competent for the area {area}.",
            "Leitstelle prüft die Zuständigkeit und weist zu oder weist zurück.");

    static final ProblemText AREA_MISSING = new ProblemText(
            "T080",
            null,
            "Die Einreichung nennt kein Gebiet.",
            "The submission names no area.",
            "Leitstelle ermittelt das Gebiet.");

    static final ProblemText NO_PERFORMER = new ProblemText(
            "S999",
            null,
            "Für {service} hat {authority} kein Fachverfahren eingerichtet.",
            "{authority} has set up no back office for {service}.",
            "Fachverfahren in der Datei der Behörde eintragen und den Klärfall freigeben.");

    static final ProblemText MAPPING_FAILED = new ProblemText(
            "S020",
            null,
            "Die Umsetzung scheitert an Regel {rule} (Feld {field}).",
            "The mapping fails at rule {rule} (field {field}).",
            "Regel oder Codetabelle des Umsetzungspakets berichtigen und den Klärfall freigeben.");

    static final ProblemText TARGET_INVALID = new ProblemText(
            "S999",
            null,
            "Das Ergebnis für {instance} ist gegen das Zielschema nicht gültig (Regel {rule}, Zeile {line}).",
            "The result for {instance} is not valid against the target schema (rule {rule}, line {line}).",
            "Umsetzungspaket berichtigen; es wird nichts Ungültiges übergeben.");

    static final ProblemText RECEIVER_KEY_UNUSABLE = new ProblemText(
            "T003",
            null,
            "Der Schlüssel {key} des Fachverfahrens {instance} ist nicht nutzbar: {reason}.",
            "The key {key} of back office {instance} cannot be used: {reason}.",
            "Neues Zertifikat eintragen, das des Fachverfahrens von dessen Betreiber; die Knoten neu starten, dann freigeben.");

    static final ProblemText PROTECTION_UNFIT = new ProblemText(
            "S999",
            null,
            "Die Nachricht für {instance} ({format}) lässt sich mit dem Profil {protection} nicht absichern: {reason}.",
            "The message for {instance} ({format}) cannot be protected with the profile {protection}: {reason}.",
            "Beim Fachverfahren ein Profil eintragen, das zum Format passt (cms oder jose für alles, was kein XML"
                    + " ist), und den Klärfall freigeben.");

    private MappingProblems() {}
}
