package de.ozghub.submission;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The problem catalogue: everything that can stop a submission, with the codes others know it by and the sentences people
 * read. {@code docs/problems.md} lists every entry; a test keeps page and catalogue equal.
 *
 * <p>Official codes are those of the XÖV rejection lists (XGewerbeordnung Rückweisungsgründe 1, XInneres Fehlercodes 2);
 * {@code S999} stands where those lists have none. FIT-Connect problem types are the last part of the URI below {@code
 * https://schema.fitko.de/fit-connect/events/problems/}.
 */
public enum ProblemCode {
    // opening
    MISSING_AUTHENTICATION_TAGS(
            "T010",
            "missing-authentication-tags",
            "Das Ereignisprotokoll enthält keine Prüfsummen (authenticationTags) zur Einreichung.",
            "The event log holds no authentication tags for this submission.",
            "Der Absender reicht neu ein."),
    INVALID_EVENT_LOG(
            "T011",
            "invalid-event-log",
            "Das Ereignisprotokoll ist nicht prüfbar: {reason}.",
            "The event log cannot be verified: {reason}.",
            "Signaturschlüssel des Zustelldienstes prüfen; der Absender reicht neu ein."),
    INCORRECT_AUTHENTICATION_TAG(
            "T011",
            "incorrect-authentication-tag",
            "Die Prüfsumme von {instance} stimmt nicht mit der bei der Einreichung signierten überein.",
            "The authentication tag of {instance} differs from the one signed at submission.",
            "Der Inhalt wurde unterwegs verändert oder vertauscht. Der Absender reicht neu ein."),
    ENCRYPTION_ISSUE(
            "T020",
            "encryption-issue",
            "{instance} lässt sich nicht entschlüsseln: {reason}.",
            "{instance} cannot be decrypted: {reason}.",
            "Der Absender verschlüsselt mit dem veröffentlichten Schlüssel des Zustellpunkts und reicht neu ein."),
    METADATA_SYNTAX(
            "X000",
            "syntax-violation",
            "Die Metadaten sind kein lesbares JSON.",
            "The metadata are not readable JSON.",
            "Der Absender berichtigt die Metadaten und reicht neu ein."),
    METADATA_SCHEMA_MISSING(
            "V000",
            "missing-schema",
            "Die Metadaten nennen kein Schema ($schema).",
            "The metadata name no schema ($schema).",
            "Der Absender ergänzt $schema und reicht neu ein."),
    METADATA_SCHEMA_UNSUPPORTED(
            "V000",
            "unsupported-schema",
            "Das Metadatenschema wird nicht angenommen: {schema}.",
            "The metadata schema is not served: {schema}.",
            "Der Absender nutzt ein Metadatenschema, das der Zustellpunkt anbietet."),
    METADATA_VIOLATION(
            "X001",
            "schema-violation",
            "Die Metadaten verletzen ihr Schema an {path}: {rule}.",
            "The metadata violate their schema at {path}: {rule}.",
            "Der Absender berichtigt die Metadaten und reicht neu ein."),
    HASH_MISMATCH(
            "T011",
            "hash-mismatch",
            "Der Hashwert von {instance} stimmt nicht mit den Metadaten überein.",
            "The hash of {instance} differs from the metadata.",
            "Der Absender berechnet SHA-512 über die unverschlüsselten Bytes und reicht neu ein."),
    ATTACHMENTS_MISMATCH(
            "S999",
            "attachments-mismatch",
            "Angekündigte und beschriebene Anlagen stimmen nicht überein.",
            "Announced and described attachments differ.",
            "Der Absender berichtigt die Liste der Anlagen und reicht neu ein."),
    MISSING_ATTACHMENT(
            "S999",
            "missing-attachment",
            "Die Anlage {instance} fehlt.",
            "The attachment {instance} is missing.",
            "Der Absender lädt die Anlage hoch und reicht neu ein."),
    MISSING_DATA(
            "S999",
            "missing-data",
            "Die Einreichung enthält keinen Fachdatensatz.",
            "The submission holds no data.",
            "Der Absender reicht mit Fachdatensatz neu ein."),
    UNSUPPORTED_SCHEMA(
            "V000",
            "unsupported-schema",
            "Das Schema {schema} wird für diese Leistung nicht angenommen.",
            "The schema {schema} is not served for this service.",
            "Der Absender nutzt ein Schema, das der Zustellpunkt für die Leistung anbietet."),
    UNSUPPORTED_SERVICE(
            "T080",
            "unsupported-service",
            "Die Leistung {service} gehört nicht zu diesem Zustellpunkt.",
            "The service {service} does not belong to this destination.",
            "Der Absender ermittelt die zuständige Stelle neu."),
    TOO_LARGE(
            "S999",
            "technical-error",
            "{instance} überschreitet die Grenze von {limit} Bytes.",
            "{instance} exceeds the limit of {limit} bytes.",
            "Der Absender teilt auf oder nutzt Anlagen."),

    // validation
    NOT_UTF8(
            "S001",
            "syntax-violation",
            "Der Fachdatensatz ist nicht UTF-8 (Byte {position}).",
            "The data are not UTF-8 (byte {position}).",
            "Der Absender kodiert in UTF-8."),
    NOT_WELL_FORMED(
            "X000",
            "syntax-violation",
            "Der Fachdatensatz ist kein wohlgeformtes XML (Zeile {line}, Spalte {column}).",
            "The data are not well-formed XML (line {line}, column {column}).",
            "Der Absender berichtigt den Datensatz."),
    XML_FORBIDDEN(
            "X000",
            "syntax-violation",
            "Der Fachdatensatz enthält Unzulässiges: {rule} (Zeile {line}).",
            "The data hold what is not allowed: {rule} (line {line}).",
            "DTD, Entitäten und XInclude sind nicht erlaubt; Grenzen für Tiefe, Attribute und Textlängen gelten."),
    WRONG_ROOT(
            "X001",
            "schema-violation",
            "Das Wurzelelement {root} gehört nicht zu dieser Leistung.",
            "The root element {root} does not belong to this service.",
            "Der Absender sendet die Nachricht, die die Leistung verlangt."),
    VERSION_NOT_SERVED(
            "V000",
            "unsupported-schema",
            "Die Version {version} wird nicht angenommen.",
            "The version {version} is not served.",
            "Der Absender nutzt eine gültige Version des Standards."),
    SCHEMA_VIOLATION(
            "X001",
            "schema-violation",
            "Der Fachdatensatz verletzt sein Schema: Regel {rule}, Zeile {line}, Spalte {column}.",
            "The data violate their schema: rule {rule}, line {line}, column {column}.",
            "Der Absender berichtigt das Feld."),
    UNKNOWN_CODE_LIST(
            "S010",
            "schema-violation",
            "Die Codeliste {list} ist nicht zugelassen (Zeile {line}).",
            "The code list {list} is not allowed (line {line}).",
            "Der Absender nutzt die vorgeschriebene Codeliste und Version."),
    UNKNOWN_CODE(
            "S011",
            "schema-violation",
            "Ein Code steht nicht in der Liste {list} (Zeile {line}).",
            "A code is not in the list {list} (line {line}).",
            "Der Absender wählt einen gültigen Code."),
    SCHEMATRON_VIOLATION(
            "X002",
            "schema-violation",
            "Eine Geschäftsregel ist verletzt: {rule}.",
            "A business rule is violated: {rule}.",
            "Der Absender berichtigt den Datensatz."),
    DUPLICATE_MESSAGE(
            "S100",
            "technical-error",
            "Eine Nachricht mit dieser nachrichtenUUID wurde schon verarbeitet.",
            "A message with this nachrichtenUUID was processed before.",
            "Nichts zu tun, wenn der Absender nur wiederholt hat."),
    ATTACHMENT_TYPE(
            "S999",
            "technical-error",
            "{instance} ist vom Typ {found}; die Leistung nimmt: {allowed}.",
            "{instance} is of type {found}; the service takes: {allowed}.",
            "Der Absender wandelt die Anlage in einen zugelassenen Typ um und reicht neu ein."),
    ATTACHMENT_TYPE_DIFFERS(
            "S999",
            "technical-error",
            "{instance} ist als {declared} angegeben, enthält aber {found}.",
            "{instance} is declared as {declared} but holds {found}.",
            "Der Absender gibt den richtigen Medientyp an und reicht neu ein."),
    ATTACHMENT_ACTIVE(
            "S999",
            "technical-error",
            "{instance} enthält aktive Inhalte: {content}.",
            "{instance} holds active content: {content}.",
            "Der Absender entfernt Skripte, Makros und eingebettete Dateien (etwa durch Drucken als PDF) und reicht neu ein."),
    ATTACHMENT_ENCRYPTED(
            "S999",
            "technical-error",
            "{instance} ist verschlüsselt oder mit Kennwort geschützt.",
            "{instance} is encrypted or protected by a password.",
            "Der Absender entfernt den Schutz und reicht neu ein."),
    ATTACHMENT_UNREADABLE(
            "S999",
            "technical-error",
            "{instance} lässt sich nicht vollständig prüfen: {reason}.",
            "{instance} cannot be examined as a whole: {reason}.",
            "Der Absender erzeugt die Datei neu (etwa durch Drucken als PDF) und reicht neu ein."),
    ATTACHMENT_EXPANDS(
            "S999",
            "technical-error",
            "{instance} entpackt sich über die Grenze: {limit}.",
            "{instance} expands beyond the limit: {limit}.",
            "Der Absender sendet die enthaltenen Dateien einzeln und reicht neu ein."),
    ATTACHMENT_INFECTED(
            "S999",
            "technical-error",
            "Der Virenscanner meldet in {instance} einen Fund: {signature}. Die Einreichung ist in Quarantäne.",
            "The scanner reports a find in {instance}: {signature}. The submission is in quarantine.",
            "Nicht öffnen. Beim Absender rückfragen und zurückweisen; nach neuen Signaturen prüft eine Freigabe erneut."),
    ATTACHMENT_NOT_SCANNED(
            "S999",
            null,
            "Der Virenscanner kann {instance} nicht prüfen: {reason}.",
            "The scanner cannot check {instance}: {reason}.",
            "Größengrenzen des Virenscanners anheben (StreamMaxLength) und den Klärfall freigeben."),
    SCANNER_DOWN(
            "S999",
            null,
            "Der Virenscanner {instance} ist nicht nutzbar ({reason}); Einreichungen mit Anlagen warten.",
            "The scanner {instance} cannot be used ({reason}); submissions with attachments wait.",
            "Virenscanner starten oder seine Adresse berichtigen; danach geht es von selbst weiter."),

    // routing
    UNKNOWN_AREA(
            "T080",
            null,
            "Für das Gebiet {area} ist keine Behörde des Verbunds zuständig.",
            "No authority of the Verbund is competent for the area {area}.",
            "Leitstelle prüft die Zuständigkeit und weist zu oder weist zurück."),
    AREA_MISSING(
            "T080",
            null,
            "Die Einreichung nennt kein Gebiet.",
            "The submission names no area.",
            "Leitstelle ermittelt das Gebiet."),
    NO_PERFORMER(
            "S999",
            null,
            "Für {service} hat {authority} kein Fachverfahren eingerichtet.",
            "{authority} has set up no back office for {service}.",
            "Fachverfahren in der Datei der Behörde eintragen und den Klärfall freigeben."),

    // mapping
    MAPPING_FAILED(
            "S020",
            null,
            "Die Umsetzung scheitert an Regel {rule} (Feld {field}).",
            "The mapping fails at rule {rule} (field {field}).",
            "Regel oder Codetabelle des Umsetzungspakets berichtigen und den Klärfall freigeben."),
    TARGET_INVALID(
            "S999",
            null,
            "Das Ergebnis für {instance} ist gegen das Zielschema nicht gültig (Regel {rule}, Zeile {line}).",
            "The result for {instance} is not valid against the target schema (rule {rule}, line {line}).",
            "Umsetzungspaket berichtigen; es wird nichts Ungültiges übergeben."),

    // protection
    RECEIVER_KEY_UNUSABLE(
            "T003",
            null,
            "Der Schlüssel {key} des Fachverfahrens {instance} ist nicht nutzbar: {reason}.",
            "The key {key} of back office {instance} cannot be used: {reason}.",
            "Neues Zertifikat beim Betreiber des Fachverfahrens anfordern und eintragen."),

    // delivery
    BACK_OFFICE_DOWN(
            "S999",
            null,
            "{instance} ist nicht erreichbar.",
            "{instance} cannot be reached.",
            "Nichts; der Plan wiederholt."),
    BACK_OFFICE_BUSY(
            "S999",
            null,
            "{instance} nimmt zurzeit nichts an.",
            "{instance} takes nothing at present.",
            "Nichts; der Plan wiederholt."),
    BACK_OFFICE_PAUSED(
            "S999",
            null,
            "{instance} ist nach mehreren Fehlern vorübergehend gesperrt.",
            "{instance} is cut off for a while after several failures.",
            "Nichts; die Sperre löst sich, sobald ein Probeversuch gelingt."),
    NO_ANSWER(
            "S999",
            null,
            "{instance} hat nach dem Senden nicht geantwortet; der Ausgang ist unbekannt.",
            "{instance} gave no answer after sending; the outcome is unknown.",
            "Der Hub fragt mit dem Schlüssel nach; kann das Verfahren nicht antworten, entscheidet eine Person."),
    SENDER_VANISHED(
            "S999",
            null,
            "Der Hub-Knoten fiel aus, während er an {instance} sendete; der Ausgang ist unbekannt.",
            "The hub node vanished while sending to {instance}; the outcome is unknown.",
            "Der Hub fragt mit dem Schlüssel nach; kann das Verfahren nicht antworten, entscheidet eine Person."),
    NOT_ARRIVED(
            "S999",
            null,
            "{instance} kennt den Schlüssel auch nach der Frist nicht; die Übergabe kam nicht an.",
            "{instance} does not know the key after the settling time; the hand-over did not arrive.",
            "Nichts; der Plan sendet dieselben Bytes mit demselben Schlüssel."),
    OUTCOME_UNKNOWN(
            "S999",
            null,
            "Ob {instance} den Vorgang hat, lässt sich nicht abfragen.",
            "Whether {instance} has the case cannot be asked.",
            "Im Fachverfahren nachsehen; dann Aktenzeichen eintragen oder erneut senden."),
    BACK_OFFICE_REFUSED(
            "S999",
            null,
            "{instance} lehnt die Übergabe ab: {code}.",
            "{instance} refuses the hand-over: {code}.",
            "Grund mit dem Betreiber des Fachverfahrens klären."),
    HANDOVER_TOO_LARGE(
            "S999",
            null,
            "Die Übergabe an {instance} hat {bytes} Bytes; mit WS-Security gehen höchstens {limit}.",
            "The hand-over to {instance} has {bytes} bytes; with WS-Security at most {limit} go.",
            "Grenze wsSecurity.maxMiB anheben, oder das Fachverfahren auf CMS oder JOSE mit TLS umstellen."),
    ATTEMPTS_EXHAUSTED(
            "S999",
            null,
            "{instance} hat nach {attempts} Versuchen nichts angenommen.",
            "{instance} took nothing after {attempts} attempts.",
            "Störung beheben und den Klärfall freigeben."),

    // receipt
    CHANNEL_DOWN(
            "S999",
            null,
            "Der Kanal {instance} ist nicht erreichbar.",
            "The channel {instance} cannot be reached.",
            "Nichts; der Plan wiederholt."),
    DESTINATION_UNSEEN(
            "S999",
            null,
            "Der Zustelldienst zeigt nicht, was an der Destination {instance} wartet (HTTP {status}).",
            "The delivery service does not show what waits at the destination {instance} (HTTP {status}).",
            "Prüfen, ob die Destination noch besteht und der API-Client sie abrufen darf."),
    EVENT_REFUSED(
            "S999",
            null,
            "Der Zustelldienst lehnt das Ereignis {event} ab (HTTP {status}).",
            "The delivery service refuses the event {event} (HTTP {status}).",
            "Schlüssel und Zustand des Falls prüfen, dann den Klärfall freigeben."),
    DECIDED_OTHERWISE(
            "S999",
            null,
            "Der Fall ist beim Zustelldienst schon anders entschieden ({event}).",
            "The case is already decided otherwise at the delivery service ({event}).",
            "Mit der Behörde klären, welcher Stand gilt."),

    // a service that is closed
    SCHEMA_PACKAGE_MISSING(
            "V000",
            null,
            "Die Leistung {service} ist geschlossen: Das Schemapaket {schema} fehlt.",
            "The service {service} is closed: the schema package {schema} is missing.",
            "Das Paket aus dem XRepository in die Schemabibliothek legen und den Hub neu starten."),
    PACKAGE_INACTIVE(
            "S999",
            null,
            "Die Leistung {service} ist geschlossen: Das Umsetzungspaket {package} ist nicht aktiv ({reason}).",
            "The service {service} is closed: the mapping package {package} is not active ({reason}).",
            "Das Paket berichtigen, bis alle Beispiele bestehen."),
    SERVICE_PAUSED(
            "S999",
            null,
            "Die Leistung {service} ist angehalten.",
            "The service {service} is paused.",
            "In der Datei der Behörde wieder einschalten."),
    DESTINATION_KEY_UNUSABLE(
            "T000",
            null,
            "Der Zustellpunkt {instance} ist geschlossen: Schlüssel {key} von {authority} ist nicht nutzbar"
                    + " ({reason}).",
            "The destination {instance} is closed: key {key} of {authority} cannot be used ({reason}).",
            "Neuen Schlüssel erzeugen, zertifizieren und am Zustellpunkt hinterlegen."),

    // the hub itself
    KEY_ENDS(
            "T000",
            null,
            "Der Schlüssel {key} von {authority} am Zustellpunkt {instance} endet in höchstens {days} Tagen.",
            "The key {key} of {authority} at destination {instance} ends within {days} days.",
            "Neuen Schlüssel erzeugen (hub keys generate), zertifizieren lassen und hinterlegen (hub keys rotate)."),
    CALLBACK_REFUSED(
            "T011",
            null,
            "Ein Rückruf für {instance} wurde abgewiesen: {reason}.",
            "A callback for {instance} was refused: {reason}.",
            "Rückrufgeheimnis und Uhr prüfen; bis dahin holt die Abfrage ab, was wartet."),
    SUBMISSION_LINGERS(
            "S999",
            null,
            "Die Einreichung {instance} kommt seit mehr als {minutes} Minuten nicht voran (Zustand {state}).",
            "The submission {instance} has not moved on for more than {minutes} minutes (state {state}).",
            "Verlauf der Einreichung ansehen; Fachverfahren oder Kanal prüfen."),
    DEADLINE_NEAR(
            "S999",
            null,
            "Fristen von {instance} zu {service} laufen bald ab ({count}), die nächste am {due}.",
            "Deadlines of {instance} for {service} end soon ({count}), the next on {due}.",
            "Übersicht mit dem Filter „bald fällig“ öffnen: entscheiden, was in Klärung steht; Fachverfahren oder Kanal"
                    + " prüfen, wo etwas hängt. Der Alarm endet mit der letzten dieser Fristen."),
    DEADLINE_MISSED(
            "S999",
            null,
            "Fristen von {instance} zu {service} sind überschritten ({count}), die älteste seit {due}.",
            "Deadlines of {instance} for {service} have passed ({count}), the oldest on {due}.",
            "Übersicht mit dem Filter „überschritten“ öffnen und zuerst das Älteste erledigen. Was zurückgestellt ist,"
                    + " weist der Zustelldienst am 14. Tag selbst zurück: vorher die Leistung öffnen. Der Alarm endet, wenn"
                    + " nichts mehr überfällig ist."),
    LANE_WITHOUT_WORKER(
            "S999",
            null,
            "{tasks} Aufgaben warten auf {instance}; die geltende Konfiguration kennt das nicht.",
            "{tasks} tasks wait for {instance}; the configuration in force does not know it.",
            "Fachverfahren oder Zugang wieder eintragen, bis die Aufgaben erledigt sind."),
    PERIOD_KEY_LEFT(
            "T000",
            null,
            "Der Schlüssel {instance} ist als vernichtet eingetragen, liegt aber noch auf dem Knoten {node}.",
            "The key {instance} is marked as destroyed, but the node {node} still holds it.",
            "Datei dort vernichten (hub keys at-rest destroy); bis dahin ist die Löschung nicht vollständig."),
    JOURNAL_NOT_ANCHORED(
            "S999",
            null,
            "Die Köpfe des Journals konnten nicht in {instance} verankert werden ({fault}).",
            "The heads of the journal could not be anchored in {instance} ({fault}).",
            "Ordner und Platz prüfen, dann hub journal verify; fehlt das Ende des Protokolls, aus der Sicherung"
                    + " holen."),
    INTERNAL_FAULT(
            "S999",
            "technical-error",
            "Der Hub konnte den Schritt {step} nicht ausführen ({fault}).",
            "The hub could not carry out the step {step} ({fault}).",
            "Protokoll des Knotens ansehen, Ursache beheben, Klärfall freigeben."),
    REJECTED_BY_CLERK(
            "S999",
            "technical-error",
            "Die Behörde hat die Einreichung zurückgewiesen.",
            "The authority has rejected the submission.",
            "Der Absender wendet sich an die Behörde.");

    private final String official;
    private final @Nullable String fitConnectType;
    private final String german;
    private final String english;
    private final String remedy;

    ProblemCode(String official, @Nullable String fitConnectType, String german, String english, String remedy) {
        this.official = official;
        this.fitConnectType = fitConnectType;
        this.german = german;
        this.english = english;
        this.remedy = remedy;
    }

    /** Stable name in journal, metrics, logs and the problem page: the constant in lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no entry has this id */
    public static ProblemCode of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Official XÖV code, for example {@code X001}. */
    public String official() {
        return official;
    }

    /** Last part of the FIT-Connect problem type; empty where the problem never goes to a sender. */
    public Optional<String> fitConnectType() {
        return Optional.ofNullable(fitConnectType);
    }

    /** German sentence; {@code {name}} stands for a parameter, {@code {instance}} for the part concerned. */
    public String german() {
        return german;
    }

    /** English sentence, same parameters. */
    public String english() {
        return english;
    }

    /** What to do next, in German. */
    public String remedy() {
        return remedy;
    }
}
