package de.ozghub.submission;

/** What a back office does or leaves undone. */
final class DeliveryProblems {

    static final ProblemText BACK_OFFICE_DOWN = new ProblemText(
            "S999",
            null,
            "{instance} ist nicht erreichbar.",
            "{instance} cannot be reached.",
            "Nichts; der Plan wiederholt.");

    static final ProblemText BACK_OFFICE_BUSY = new ProblemText(
            "S999",
            null,
            "{instance} nimmt zurzeit nichts an.",
            "{instance} takes nothing at present.",
            "Nichts; der Plan wiederholt.");

    static final ProblemText BACK_OFFICE_PAUSED = new ProblemText(
            "S999",
            null,
            "{instance} ist nach mehreren Fehlern vorübergehend gesperrt.",
            "{instance} is cut off for a while after several failures.",
            "Nichts; die Sperre löst sich, sobald ein Probeversuch gelingt.");

    static final ProblemText NO_ANSWER = new ProblemText(
            "S999",
            null,
            "{instance} hat nach dem Senden nicht geantwortet; der Ausgang ist unbekannt.",
            "{instance} gave no answer after sending; the outcome is unknown.",
            "Der Hub fragt mit dem Schlüssel nach; kann das Verfahren nicht antworten, entscheidet eine Person.");

    static final ProblemText SENDER_VANISHED = new ProblemText(
            "S999",
            null,
            "Der Hub-Knoten fiel aus, während er an {instance} sendete; der Ausgang ist unbekannt.",
            "The hub node vanished while sending to {instance}; the outcome is unknown.",
            "Der Hub fragt mit dem Schlüssel nach; kann das Verfahren nicht antworten, entscheidet eine Person.");

    static final ProblemText NOT_ARRIVED = new ProblemText(
            "S999",
            null,
            "{instance} kennt den Schlüssel auch nach der Frist nicht; die Übergabe kam nicht an.",
            "{instance} does not know the key after the settling time; the hand-over did not arrive.",
            "Nichts; der Plan sendet dieselben Bytes mit demselben Schlüssel.");

    static final ProblemText OUTCOME_UNKNOWN = new ProblemText(
            "S999",
            null,
            "Ob {instance} den Vorgang hat, lässt sich nicht abfragen.",
            "Whether {instance} has the case cannot be asked.",
            "Im Fachverfahren nachsehen; dann Aktenzeichen eintragen oder erneut senden.");

    static final ProblemText BACK_OFFICE_REFUSED = new ProblemText(
            "S999",
            null,
            "{instance} lehnt die Übergabe ab: {code}.",
            "{instance} refuses the hand-over: {code}.",
            "Grund mit dem Betreiber des Fachverfahrens klären.");

    static final ProblemText HANDOVER_TOO_LARGE = new ProblemText(
            "S999",
            null,
            "Die Übergabe an {instance} hat {bytes} Bytes; so, wie sie geschützt wird, gehen höchstens {limit}.",
            "The hand-over to {instance} has {bytes} bytes; the way it is protected, at most {limit} go.",
            "Grenze wsSecurity.maxMiB anheben, oder das Fachverfahren auf CMS mit TLS umstellen.");

    static final ProblemText ATTEMPTS_EXHAUSTED = new ProblemText(
            "S999",
            null,
            "{instance} hat nach {attempts} Versuchen nichts angenommen.",
            "{instance} took nothing after {attempts} attempts.",
            "Störung beheben und den Klärfall freigeben.");

    private DeliveryProblems() {}
}
