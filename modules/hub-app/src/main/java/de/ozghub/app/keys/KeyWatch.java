package de.ozghub.app.keys;

import de.ozghub.core.journal.Alarms;
import de.ozghub.submission.ProblemCode;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Raises an alarm for every key and certificate that ends soon, every destination its keys have closed, and every certificate
 * that is not fit; ends those that are mended.
 */
public final class KeyWatch {

    private static final String KEY = "key:";
    private static final String DESTINATION = "destination-key:";
    private static final String CERTIFICATE = "certificate:";

    private final KeyInventory inventory;
    private final OfficeCertificates certificates;
    private final InstantSource clock;

    public KeyWatch(KeyInventory inventory, OfficeCertificates certificates, InstantSource clock) {
        this.inventory = inventory;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** One look; may be taken by every node. */
    public void look(Alarms alarms) {
        var now = clock.instant();
        var present = new HashSet<String>();
        for (var ending : inventory.ending(now)) {
            var subject = KEY + ending.key().key().kid();
            boolean certificate = ending.problem().code() == ProblemCode.KEY_ENDS;
            raise(alarms, certificate ? subject : subject + ":algorithm", ending.problem(), present);
        }
        inventory.keys().stream()
                .map(OwnedKey::destination)
                .distinct()
                .forEach(destination -> inventory
                        .closes(destination, now)
                        .ifPresent(problem -> raise(alarms, DESTINATION + destination, problem, present)));
        for (var ending : certificates.ending(now)) {
            raise(alarms, CERTIFICATE + ending.code().name() + ":" + ending.instance(), ending, present);
        }
        for (var unusable : certificates.unusable(now)) {
            raise(
                    alarms,
                    CERTIFICATE + unusable.instance() + ":"
                            + unusable.parameters().get("key"),
                    unusable,
                    present);
        }
        clearOthers(alarms, present);
    }

    private static void raise(
            Alarms alarms, String subject, de.ozghub.submission.Problem problem, Set<String> present) {
        present.add(subject);
        alarms.raise(subject, problem);
    }

    private static void clearOthers(Alarms alarms, Set<String> present) {
        alarms.open().stream()
                .map(Alarms.Alarm::subject)
                .filter(subject ->
                        subject.startsWith(KEY) || subject.startsWith(DESTINATION) || subject.startsWith(CERTIFICATE))
                .filter(subject -> !present.contains(subject))
                .distinct()
                .forEach(alarms::clear);
    }
}
