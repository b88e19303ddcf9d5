package de.ozghub.submission;

/** What stands between the hub and the sender. */
final class ReceiptProblems {

    static final ProblemText CHANNEL_DOWN = new ProblemText(
            "S999",
            null,
            "Der Kanal {instance} ist nicht erreichbar.",
            "The channel {instance} cannot be reached.",
            "Nichts; der Plan wiederholt.");

    static final ProblemText DESTINATION_UNSEEN = new ProblemText(
            "S999",
            null,
            "Der Zustelldienst zeigt nicht, was an der Destination {instance} wartet (HTTP {status}).",
            "The delivery service does not show what waits at the destination {instance} (HTTP {status}).",
            "Prüfen, ob die Destination noch besteht und der API-Client sie abrufen darf.");

    static final ProblemText EVENT_REFUSED = new ProblemText(
            "S999",
            null,
            "Der Zustelldienst lehnt das Ereignis {event} ab (HTTP {status}).",
            "The delivery service refuses the event {event} (HTTP {status}).",
            "Schlüssel und Zustand des Falls prüfen, dann den Klärfall freigeben.");

    static final ProblemText DECIDED_OTHERWISE = new ProblemText(
            "S999",
            null,
            "Der Fall ist beim Zustelldienst schon anders entschieden ({event}).",
            "The case is already decided otherwise at the delivery service ({event}).",
            "Mit der Behörde klären, welcher Stand gilt.");

    private ReceiptProblems() {}
}
