package de.ozghub.app.deadline;

import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Deadlines.Heap;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One look at all deadlines: what has passed is noted in the journals, and each authority and service that has something
 * overdue or near gets one alarm with count and earliest, however many submissions there are. An alarm ends when the last
 * of them is done. Nothing is remembered between two looks, so the first one after a standstill finds everything, and two
 * nodes that look at once do nothing twice.
 */
public final class DeadlineWatch {

    private static final String MISSED = "deadline-missed:";
    private static final String NEAR = "deadline-near:";
    private static final int BATCH = 500;

    private final Deadlines deadlines;
    private final Function<String, Optional<AuthorityKey>> owners;

    /** @param owners whose a destination is; asked for what is not routed yet */
    public DeadlineWatch(Deadlines deadlines, Function<String, Optional<AuthorityKey>> owners) {
        this.deadlines = deadlines;
        this.owners = owners;
    }

    /** One look; may be taken by every node. */
    public void look(Alarms alarms) {
        int noted;
        do {
            noted = deadlines.noteMissed(BATCH);
        } while (noted > 0);
        var overdue = new TreeMap<String, Pile>();
        var near = new TreeMap<String, Pile>();
        for (Deadlines.Pressing pressing : deadlines.pressing()) {
            gather(overdue, pressing, pressing.overdue());
            gather(near, pressing, pressing.near());
        }
        overdue.forEach((place, pile) -> alarms.raise(MISSED + place, pile.problem(ProblemCode.DEADLINE_MISSED)));
        near.forEach((place, pile) -> alarms.raise(NEAR + place, pile.problem(ProblemCode.DEADLINE_NEAR)));
        alarms.clearOthers(MISSED, subjects(MISSED, overdue.keySet()));
        alarms.clearOthers(NEAR, subjects(NEAR, near.keySet()));
    }

    private void gather(Map<String, Pile> piles, Deadlines.Pressing pressing, @Nullable Heap heap) {
        if (heap == null) {
            return;
        }
        String service = pressing.service() == null ? "–" : pressing.service().urn();
        var pile = new Pile(place(pressing), service, heap);
        piles.merge(pile.authority() + "/" + service, pile, Pile::and);
    }

    /** Before routing it is the business of whoever owns the destination; that of the Verbund if nobody does. */
    private String place(Deadlines.Pressing pressing) {
        if (pressing.authority() != null) {
            return pressing.authority().value();
        }
        return Optional.ofNullable(pressing.destination())
                .flatMap(owners)
                .map(AuthorityKey::value)
                .orElse("verbund");
    }

    private static Set<String> subjects(String kind, Set<String> places) {
        return places.stream().map(place -> kind + place).collect(java.util.stream.Collectors.toSet());
    }

    /** All that presses at one authority and service. */
    private record Pile(String authority, String service, Heap heap) {

        Pile and(Pile other) {
            var earliest = heap.earliest().isBefore(other.heap.earliest()) ? heap.earliest() : other.heap.earliest();
            return new Pile(authority, service, new Heap(heap.count() + other.heap.count(), earliest));
        }

        Problem problem(ProblemCode code) {
            return Problem.of(code, authority, "count", heap.count())
                    .with("service", service)
                    .with("due", heap.earliest());
        }
    }
}
