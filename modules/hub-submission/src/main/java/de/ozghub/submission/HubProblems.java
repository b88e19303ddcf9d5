package de.ozghub.submission;

/** What concerns the hub itself. */
final class HubProblems {

    static final ProblemText KEY_ENDS = new ProblemText(
            "T000",
            null,
            "Der Schlüssel {key} von {authority} am Zustellpunkt {instance} endet in höchstens {days} Tagen.",
            "The key {key} of {authority} at destination {instance} ends within {days} days.",
            "Neuen Schlüssel erzeugen (hub keys generate), zertifizieren lassen und hinterlegen (hub keys rotate).");

    static final ProblemText ALGORITHM_ENDS = new ProblemText(
            "T000",
            null,
            "Das Verfahren {algorithm}, das der Schlüssel {key} von {authority} am Zustellpunkt {instance} braucht, gilt"
                    + " höchstens noch {days} Tage als sicher; danach wird der Zustellpunkt geschlossen.",
            "The algorithm {algorithm}, which key {key} of {authority} at destination {instance} needs, counts as strong"
                    + " for {days} more days at most; then the destination closes.",
            "Neue Ausgabe der Regeln einspielen (algorithms.properties) oder mit der FITKO auf ein anderes Verfahren"
                    + " wechseln.");

    static final ProblemText CERTIFICATE_ENDS = new ProblemText(
            "T000",
            null,
            "Das Zertifikat {instance} (gebraucht für {backOffices}) endet in höchstens {days} Tagen; danach geht an diese"
                    + " Fachverfahren nichts mehr hinaus.",
            "The certificate {instance} (used for {backOffices}) ends within {days} days; after that nothing leaves for"
                    + " these back offices.",
            "Neues Zertifikat besorgen, das des Fachverfahrens von dessen Betreiber, mit der Gegenseite abstimmen,"
                    + " eintragen und die Knoten neu starten.");

    static final ProblemText CERTIFICATE_ALGORITHM_ENDS = new ProblemText(
            "T000",
            null,
            "Das Verfahren {algorithm}, das das Zertifikat {instance} (gebraucht für {backOffices}) braucht, gilt höchstens"
                    + " noch {days} Tage als sicher; danach geht an diese Fachverfahren nichts mehr hinaus.",
            "The algorithm {algorithm}, which certificate {instance} (used for {backOffices}) needs, counts as strong for"
                    + " {days} more days at most; after that nothing leaves for these back offices.",
            "Mit dem Betreiber des Fachverfahrens auf Schlüssel eines anderen Verfahrens wechseln, oder eine neue Ausgabe"
                    + " der Regeln einspielen (algorithms.properties).");

    static final ProblemText CALLBACK_REFUSED = new ProblemText(
            "T011",
            null,
            "Ein Rückruf für {instance} wurde abgewiesen: {reason}.",
            "A callback for {instance} was refused: {reason}.",
            "Rückrufgeheimnis und Uhr prüfen; bis dahin holt die Abfrage ab, was wartet.");

    static final ProblemText SUBMISSION_LINGERS = new ProblemText(
            "S999",
            null,
            "Die Einreichung {instance} kommt seit mehr als {minutes} Minuten nicht voran (Zustand {state}).",
            "The submission {instance} has not moved on for more than {minutes} minutes (state {state}).",
            "Verlauf der Einreichung ansehen; Fachverfahren oder Kanal prüfen.");

    static final ProblemText DEADLINE_NEAR = new ProblemText(
            "S999",
            null,
            "Fristen von {instance} zu {service} laufen bald ab ({count}), die nächste am {due}.",
            "Deadlines of {instance} for {service} end soon ({count}), the next on {due}.",
            "Übersicht mit dem Filter „bald fällig“ öffnen: entscheiden, was in Klärung steht; Fachverfahren oder Kanal"
                    + " prüfen, wo etwas hängt. Der Alarm endet mit der letzten dieser Fristen.");

    static final ProblemText DEADLINE_MISSED = new ProblemText(
            "S999",
            null,
            "Fristen von {instance} zu {service} sind überschritten ({count}), die älteste seit {due}.",
            "Deadlines of {instance} for {service} have passed ({count}), the oldest on {due}.",
            "Übersicht mit dem Filter „überschritten“ öffnen und zuerst das Älteste erledigen. Was zurückgestellt ist,"
                    + " weist der Zustelldienst am 14. Tag selbst zurück: vorher die Leistung öffnen. Der Alarm endet,"
                    + " wenn nichts mehr überfällig ist.");

    static final ProblemText LANE_WITHOUT_WORKER = new ProblemText(
            "S999",
            null,
            "{tasks} Aufgaben warten auf {instance}; die geltende Konfiguration kennt das nicht.",
            "{tasks} tasks wait for {instance}; the configuration in force does not know it.",
            "Fachverfahren oder Zugang wieder eintragen, bis die Aufgaben erledigt sind.");

    static final ProblemText PERIOD_KEY_LEFT = new ProblemText(
            "T000",
            null,
            "Der Schlüssel {instance} ist als vernichtet eingetragen, liegt aber noch auf dem Knoten {node}.",
            "The key {instance} is marked as destroyed, but the node {node} still holds it.",
            "Datei dort vernichten (hub keys at-rest destroy); bis dahin ist die Löschung nicht vollständig.");

    static final ProblemText ALARM_MAIL_FAILED = new ProblemText(
            "S999",
            null,
            "Eine Mail über Alarme konnte nicht über {instance} versandt werden ({fault}).",
            "A mail about alarms could not be sent over {instance} ({fault}).",
            "Mailserver, Zugang und Zertifikat unter alarmMail prüfen; bis dahin stehen Alarme nur in der Konsole.");

    static final ProblemText JOURNAL_NOT_ANCHORED = new ProblemText(
            "S999",
            null,
            "Die Köpfe des Journals konnten nicht in {instance} verankert werden ({fault}).",
            "The heads of the journal could not be anchored in {instance} ({fault}).",
            "Ordner und Platz prüfen, dann hub journal verify; fehlt das Ende des Protokolls, aus der Sicherung"
                    + " holen.");

    static final ProblemText INTERNAL_FAULT = new ProblemText(
            "S999",
            "technical-error",
            "Der Hub konnte den Schritt {step} nicht ausführen ({fault}).",
            "The hub could not carry out the step {step} ({fault}).",
            "Protokoll des Knotens ansehen, Ursache beheben, Klärfall freigeben.");

    static final ProblemText REJECTED_BY_CLERK = new ProblemText(
            "S999",
            "technical-error",
            "Die Behörde hat die Einreichung zurückgewiesen.",
            "The authority has rejected the submission.",
            "Der Absender wendet sich an die Behörde.");

    private HubProblems() {}
}
