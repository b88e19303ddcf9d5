package de.ozghub.submission;

/** What opening finds. */
final class OpeningProblems {

    static final ProblemText MISSING_AUTHENTICATION_TAGS = new ProblemText(
            "T010",
            "missing-authentication-tags",
            "Das Ereignisprotokoll enthält keine Prüfsummen (authenticationTags) zur Einreichung.",
            "The event log holds no authentication tags for this submission.",
            "Der Absender reicht neu ein.");

    static final ProblemText INVALID_EVENT_LOG = new ProblemText(
            "T011",
            "invalid-event-log",
            "Das Ereignisprotokoll ist nicht prüfbar: {reason}.",
            "The event log cannot be verified: {reason}.",
            "Signaturschlüssel des Zustelldienstes prüfen; der Absender reicht neu ein.");

    static final ProblemText INCORRECT_AUTHENTICATION_TAG = new ProblemText(
            "T011",
            "incorrect-authentication-tag",
            "Die Prüfsumme von {instance} stimmt nicht mit der bei der Einreichung signierten überein.",
            "The authentication tag of {instance} differs from the one signed at submission.",
            "Der Inhalt wurde unterwegs verändert oder vertauscht. Der Absender reicht neu ein.");

    static final ProblemText ENCRYPTION_ISSUE = new ProblemText(
            "T020",
            "encryption-issue",
            "{instance} lässt sich nicht entschlüsseln: {reason}.",
            "{instance} cannot be decrypted: {reason}.",
            "Der Absender verschlüsselt mit dem veröffentlichten Schlüssel des Zustellpunkts und reicht neu ein.");

    static final ProblemText METADATA_SYNTAX = new ProblemText(
            "X000",
            "syntax-violation",
            "Die Metadaten sind kein lesbares JSON.",
            "The metadata are not readable JSON.",
            "Der Absender berichtigt die Metadaten und reicht neu ein.");

    static final ProblemText METADATA_SCHEMA_MISSING = new ProblemText(
            "V000",
            "missing-schema",
            "Die Metadaten nennen kein Schema ($schema).",
            "The metadata name no schema ($schema).",
            "Der Absender ergänzt $schema und reicht neu ein.");

    static final ProblemText METADATA_SCHEMA_UNSUPPORTED = new ProblemText(
            "V000",
            "unsupported-schema",
            "Das Metadatenschema wird nicht angenommen: {schema}.",
            "The metadata schema is not served: {schema}.",
            "Der Absender nutzt ein Metadatenschema, das der Zustellpunkt anbietet.");

    static final ProblemText METADATA_VIOLATION = new ProblemText(
            "X001",
            "schema-violation",
            "Die Metadaten verletzen ihr Schema an {path}: {rule}.",
            "The metadata violate their schema at {path}: {rule}.",
            "Der Absender berichtigt die Metadaten und reicht neu ein.");

    static final ProblemText HASH_MISMATCH = new ProblemText(
            "T011",
            "hash-mismatch",
            "Der Hashwert von {instance} stimmt nicht mit den Metadaten überein.",
            "The hash of {instance} differs from the metadata.",
            "Der Absender berechnet SHA-512 über die unverschlüsselten Bytes und reicht neu ein.");

    static final ProblemText ATTACHMENTS_MISMATCH = new ProblemText(
            "S999",
            "attachments-mismatch",
            "Angekündigte und beschriebene Anlagen stimmen nicht überein.",
            "Announced and described attachments differ.",
            "Der Absender berichtigt die Liste der Anlagen und reicht neu ein.");

    static final ProblemText MISSING_ATTACHMENT = new ProblemText(
            "S999",
            "missing-attachment",
            "Die Anlage {instance} fehlt.",
            "The attachment {instance} is missing.",
            "Der Absender lädt die Anlage hoch und reicht neu ein.");

    static final ProblemText MISSING_DATA = new ProblemText(
            "S999",
            "missing-data",
            "Die Einreichung enthält keinen Fachdatensatz.",
            "The submission holds no data.",
            "Der Absender reicht mit Fachdatensatz neu ein.");

    static final ProblemText UNSUPPORTED_SCHEMA = new ProblemText(
            "V000",
            "unsupported-schema",
            "Das Schema {schema} wird für diese Leistung nicht angenommen.",
            "The schema {schema} is not served for this service.",
            "Der Absender nutzt ein Schema, das der Zustellpunkt für die Leistung anbietet.");

    static final ProblemText UNSUPPORTED_SERVICE = new ProblemText(
            "T080",
            "unsupported-service",
            "Die Leistung {service} gehört nicht zu diesem Zustellpunkt.",
            "The service {service} does not belong to this destination.",
            "Der Absender ermittelt die zuständige Stelle neu.");

    static final ProblemText TOO_LARGE = new ProblemText(
            "S999",
            "technical-error",
            "{instance} überschreitet die Grenze von {limit} Bytes.",
            "{instance} exceeds the limit of {limit} bytes.",
            "Der Absender teilt auf oder nutzt Anlagen.");

    private OpeningProblems() {}
}
