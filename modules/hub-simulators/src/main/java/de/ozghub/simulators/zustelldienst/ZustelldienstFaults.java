package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.fault.Fault;
import de.ozghub.simulators.fault.FaultSwitches;
import java.util.List;
import java.util.Set;

/**
 * The faults of the Zustelldienst, and those of the portal that sends through it. The portal's are listed here because
 * both are switched at the same address.
 */
public final class ZustelldienstFaults {

    /** At most so many requests in ten seconds; beyond that 429 with RateLimit-Reset. */
    public static final Fault RATE_LIMIT = new Fault(
            "rate-limit",
            "Zustelldienst begrenzt die Anfragen (Zahl je 10 Sekunden)",
            "Zustelldienst limits requests (number per 10 seconds)",
            20);

    public static final Fault UNAVAILABLE =
            new Fault("unavailable", "Zustelldienst antwortet mit 503", "Zustelldienst answers 503", null);

    public static final Fault LIST_LAG =
            new Fault("list-lag", "Abholliste hinkt nach (Sekunden)", "Pick-up list lags behind (seconds)", 10);

    public static final Fault TAMPERED = new Fault(
            "tampered",
            "Portal sendet unterwegs veränderte Fachdaten",
            "Portal sends data that was altered on its way",
            null);

    public static final Fault WRONG_HASH = new Fault(
            "wrong-hash",
            "Portal sendet Fachdaten, deren Prüfsumme nicht stimmt",
            "Portal sends data whose hash does not match",
            null);

    public static final Fault FOREIGN_KEY = new Fault(
            "foreign-key",
            "Portal verschlüsselt mit einem fremden Schlüssel",
            "Portal encrypts with a foreign key",
            null);

    public static final Fault XXE = new Fault(
            "xxe", "Portal sendet XML mit externer Entität", "Portal sends XML with an external entity", null);

    public static final Fault BILLION_LAUGHS = new Fault(
            "billion-laughs", "Portal sendet XML mit Entitäten-Bombe", "Portal sends an XML entity bomb", null);

    private ZustelldienstFaults() {}

    static FaultSwitches switches() {
        return new FaultSwitches(
                List.of(TAMPERED, WRONG_HASH, FOREIGN_KEY, XXE, BILLION_LAUGHS, RATE_LIMIT, UNAVAILABLE, LIST_LAG),
                Set.of());
    }
}
