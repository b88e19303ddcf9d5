package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.fault.Fault;
import de.ozghub.simulators.fault.FaultSwitches;
import java.util.List;
import java.util.Set;

/** The faults of back offices, for all of them or for one. */
public final class BackOfficeFaults {

    public static final Fault DOWN =
            new Fault("down", "Fachverfahren ist nicht erreichbar", "Back office is down", null);

    public static final Fault SLOW =
            new Fault("slow", "Fachverfahren antwortet langsam (Sekunden)", "Back office answers slowly (seconds)", 3);

    /** The case is made, but the answer comes only after the client's time-out. */
    public static final Fault LATE = new Fault(
            "late",
            "Fachverfahren legt den Fall an, antwortet aber zu spät (Sekunden)",
            "Back office makes the case but answers too late (seconds)",
            45);

    public static final Fault REFUSES = new Fault(
            "refuses", "Fachverfahren weist jede Nachricht zurück", "Back office refuses every message", null);

    public static final Fault BUSY = new Fault(
            "busy",
            "Fachverfahren ist überlastet (bittet um Wiederholung nach Sekunden)",
            "Back office is busy (asks to retry after seconds)",
            5);

    private BackOfficeFaults() {}

    static FaultSwitches switches(Set<String> offices) {
        return new FaultSwitches(List.of(DOWN, SLOW, LATE, REFUSES, BUSY), offices);
    }
}
