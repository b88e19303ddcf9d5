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

    public static final Fault SERVER_ERROR =
            new Fault("server-error", "Zustelldienst antwortet mit 500", "Zustelldienst answers 500", null);

    /** The second half of every body comes so many seconds late. */
    public static final Fault SLOW_BODY = new Fault(
            "slow-body",
            "Antworten kommen stockend (Sekunden Pause in der Mitte)",
            "Answers stall in the middle (seconds)",
            5);

    /** Then 401, although the token claims to be valid for longer. */
    public static final Fault TOKEN_EXPIRES = new Fault(
            "token-expires",
            "Zugangstoken gelten nur für so viele Aufrufe",
            "Access tokens serve only so many calls",
            3);

    public static final Fault SWAPPED_ATTACHMENT = new Fault(
            "swapped-attachment",
            "Zustelldienst liefert eine andere Anlage derselben Einreichung",
            "Zustelldienst hands out another attachment of the same submission",
            null);

    public static final Fault EXPIRED_CERTIFICATE = new Fault(
            "expired-certificate",
            "Zustellpunkte zeigen ein abgelaufenes Zertifikat",
            "Destinations show an expired certificate",
            null);

    public static final Fault CALLBACK_REPLAY =
            new Fault("callback-replay", "Rückrufe kommen zweimal gleich", "Callbacks come twice, equal", null);

    public static final Fault DUPLICATE_DELIVERY = new Fault(
            "duplicate-delivery",
            "Abholliste nennt jede Einreichung zweimal",
            "Pick-up list names each submission twice",
            null);

    /** With a change of encryptionKid: the key was rolled over between the fetch of the key and the submission. */
    public static final Fault CURRENT_KEY_ONLY = new Fault(
            "current-key-only",
            "Nur der gerade gültige Schlüssel des Zustellpunkts wird angenommen",
            "Only the current key of a destination is accepted",
            null);

    private ZustelldienstFaults() {}

    static FaultSwitches switches() {
        return new FaultSwitches(
                List.of(
                        TAMPERED,
                        WRONG_HASH,
                        FOREIGN_KEY,
                        XXE,
                        BILLION_LAUGHS,
                        RATE_LIMIT,
                        UNAVAILABLE,
                        SERVER_ERROR,
                        SLOW_BODY,
                        LIST_LAG,
                        TOKEN_EXPIRES,
                        SWAPPED_ATTACHMENT,
                        EXPIRED_CERTIFICATE,
                        CALLBACK_REPLAY,
                        DUPLICATE_DELIVERY,
                        CURRENT_KEY_ONLY),
                Set.of());
    }
}
