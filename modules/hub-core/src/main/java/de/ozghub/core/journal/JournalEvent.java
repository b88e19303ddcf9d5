package de.ozghub.core.journal;

import java.util.Locale;

/** What the journal can say. The sentence is filled from the entry's parameters when a person reads it. */
public enum JournalEvent {
    SIGHTED("Beim Kanal gesehen und beansprucht."),
    HELD("Zurückgestellt: {problem}."),
    RECORDED("Dauerhaft aufgenommen, rechtlicher Eingang {receivedAt}, {parts} Teile."),
    WITHDRAWN_AT_CHANNEL("Vom Kanal zurückgezogen, bevor etwas zugesagt war."),
    OPENED("Geöffnet: Prüfsummen, Hashwerte und Metadaten stimmen."),
    WAITS("Wartet: {problem}."),
    SCANNED("Auf Schadsoftware geprüft, {parts} Teile ohne Fund."),
    QUARANTINED("In Quarantäne: {problem} ({count} Funde)."),
    RELAYED(
            "Ungeöffnet weitergereicht an {backOffice}: {parts} Teile, wie sie ankamen. Den Schlüssel hat {owner}; geprüft und"
                    + " umgesetzt wird hier nichts."),
    VALID("Gültig nach {schema}."),
    FOR_INBOX("Keine Leistung der Behörde: geht ungeprüft in den digitalen Posteingang ({schema})."),
    NOTED("Zugelassen mit Vermerk: {problem}."),
    INVALID("Ungültig: {problem} ({count} Befunde)."),
    ROUTED("Zuständig {competent}, Aufgabe erledigt {performing}, Gebiet {area}."),
    MAPPED("Umgesetzt nach {format} für {backOffice} mit Paket {package}."),
    LOST_IN_MAPPING("Für {backOffice} nicht alles übernommen: {loss}, Feld {field} ({count}-mal)."),
    PROTECTED("Abgesichert für {backOffice} ({protection}), {bytes} Bytes."),
    SENDING("Versuch {attempt} an {backOffice} begonnen."),
    DELIVERED("Von {backOffice} übernommen, Aktenzeichen {reference}."),
    HANDED("Für {backOffice} bereitgelegt als {reference}."),
    DEFERRED("Übergabe an {backOffice} verschoben: {problem}, nächster Versuch {notBefore}."),
    REFUSED("{backOffice} lehnt ab: {problem}."),
    UNKNOWN("Ausgang bei {backOffice} unbekannt: {problem}."),
    ASKED("{backOffice} nach dem Schlüssel gefragt: {answer}."),
    CONFIRMED("Alle nötigen Fachverfahren haben bestätigt."),
    REJECTION_DECIDED("Zurückweisung entschieden: {problem}."),
    EVENT_SIGNED("Ereignis {event} unterschrieben."),
    EVENT_SENT("Ereignis {event} zugestellt."),
    EVENT_DEFERRED("Ereignis {event} verschoben: {problem}."),
    CLARIFICATION("Klärung nötig: {problem}."),
    RELEASED("Von {operator} freigegeben; die Begründung ist festgehalten."),
    CONFIRMED_BY_PERSON(
            "Von {operator} als übernommen eingetragen, Aktenzeichen {reference}; die Begründung ist festgehalten."),
    REJECTED_BY_PERSON("Von {operator} zurückgewiesen; die Begründung ist festgehalten."),
    ANSWERED_BY_PERSON("Antwort von {operator} als ergangen eingetragen; die Begründung ist festgehalten."),
    DEADLINE_MISSED("Frist überschritten: {deadline}, fällig {due}.");

    private final String german;

    JournalEvent(String german) {
        this.german = german;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no event has this id */
    public static JournalEvent of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** German sentence; {@code {name}} stands for a parameter of the entry. */
    public String german() {
        return german;
    }
}
