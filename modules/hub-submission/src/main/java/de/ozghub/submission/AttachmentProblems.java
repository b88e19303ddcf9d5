package de.ozghub.submission;

/** What validation finds in attachments. */
final class AttachmentProblems {

    static final ProblemText ATTACHMENT_TYPE = new ProblemText(
            "S999",
            "technical-error",
            "{instance} ist vom Typ {found}; die Leistung nimmt: {allowed}.",
            "{instance} is of type {found}; the service takes: {allowed}.",
            "Der Absender wandelt die Anlage in einen zugelassenen Typ um und reicht neu ein."
                    + " Eine Freigabe nimmt, was gefunden wurde, wie es ist.");

    static final ProblemText ATTACHMENT_TYPE_DIFFERS = new ProblemText(
            "S999",
            "technical-error",
            "{instance} ist als {declared} angegeben, enthält aber {found}.",
            "{instance} is declared as {declared} but holds {found}.",
            "Der Absender gibt den richtigen Medientyp an und reicht neu ein."
                    + " Eine Freigabe nimmt, was gefunden wurde, wie es ist.");

    static final ProblemText ATTACHMENT_ACTIVE = new ProblemText(
            "S999",
            "technical-error",
            "{instance} enthält aktive Inhalte: {content}.",
            "{instance} holds active content: {content}.",
            "Der Absender entfernt Skripte, Makros und eingebettete Dateien (etwa durch Drucken als PDF) und reicht"
                    + " neu ein. Eine Freigabe nimmt, was gefunden wurde, wie es ist.");

    static final ProblemText ATTACHMENT_ENCRYPTED = new ProblemText(
            "S999",
            "technical-error",
            "{instance} ist verschlüsselt oder mit Kennwort geschützt.",
            "{instance} is encrypted or protected by a password.",
            "Der Absender entfernt den Schutz und reicht neu ein."
                    + " Eine Freigabe nimmt, was gefunden wurde, wie es ist.");

    static final ProblemText ATTACHMENT_UNREADABLE = new ProblemText(
            "S999",
            "technical-error",
            "{instance} lässt sich nicht vollständig prüfen: {reason}.",
            "{instance} cannot be examined as a whole: {reason}.",
            "Der Absender erzeugt die Datei neu (etwa durch Drucken als PDF) und reicht neu ein."
                    + " Eine Freigabe nimmt, was gefunden wurde, wie es ist.");

    static final ProblemText ATTACHMENT_EXPANDS = new ProblemText(
            "S999",
            "technical-error",
            "{instance} entpackt sich über die Grenze: {limit}.",
            "{instance} expands beyond the limit: {limit}.",
            "Der Absender sendet die enthaltenen Dateien einzeln und reicht neu ein."
                    + " Eine Freigabe nimmt, was gefunden wurde, wie es ist.");

    static final ProblemText ATTACHMENT_ARCHIVE = new ProblemText(
            "S999",
            "technical-error",
            "{instance} ist ein Archiv.",
            "{instance} is an archive.",
            "Der Absender sendet die enthaltenen Dateien einzeln und reicht neu ein."
                    + " Eine Freigabe nimmt, was gefunden wurde, wie es ist.");

    static final ProblemText ATTACHMENTS_TOO_MANY = new ProblemText(
            "S999",
            "technical-error",
            "Die Einreichung hat {count} Anlagen; die Leistung nimmt höchstens {limit}.",
            "The submission has {count} attachments; the service takes at most {limit}.",
            "Der Absender fasst Anlagen zusammen und reicht neu ein."
                    + " Eine Freigabe nimmt, was gefunden wurde, wie es ist.");

    static final ProblemText ATTACHMENT_INFECTED = new ProblemText(
            "S999",
            "technical-error",
            "Der Virenscanner meldet in {instance} einen Fund: {signature}. Die Einreichung ist in Quarantäne.",
            "The scanner reports a find in {instance}: {signature}. The submission is in quarantine.",
            "Nicht öffnen. Beim Absender rückfragen und zurückweisen; nach neuen Signaturen prüft eine Freigabe"
                    + " erneut.");

    static final ProblemText ATTACHMENT_NOT_SCANNED = new ProblemText(
            "S999",
            null,
            "Der Virenscanner kann {instance} nicht prüfen: {reason}.",
            "The scanner cannot check {instance}: {reason}.",
            "Größengrenzen des Virenscanners anheben (StreamMaxLength, MaxScanTime) und den Klärfall freigeben;"
                    + " ungeprüft geht nichts weiter.");

    static final ProblemText SCANNER_DOWN = new ProblemText(
            "S999",
            null,
            "Der Virenscanner {instance} ist nicht nutzbar ({reason}); Einreichungen warten.",
            "The scanner {instance} cannot be used ({reason}); submissions wait.",
            "Virenscanner starten oder seine Adresse berichtigen; danach geht es von selbst weiter.");

    private AttachmentProblems() {}
}
