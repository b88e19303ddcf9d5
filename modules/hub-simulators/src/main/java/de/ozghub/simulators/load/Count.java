package de.ozghub.simulators.load;

import de.ozghub.simulators.load.CaseEvidence.Found;
import de.ozghub.simulators.portal.EventLog.Event;
import de.ozghub.simulators.portal.Flaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Counts what happened to each submission. Used by one thread. */
final class Count {

    private final Map<UUID, Set<String>> expected;
    private final Map<String, List<Found>> cases = new HashMap<>();
    private final List<String> findings = new ArrayList<>();
    private int accepted;
    private int rejected;
    private int lost;
    private int doubled;
    private int wrong;
    private int unfinished;

    /** @param expected back offices by destination; an empty set expects at least one case anywhere */
    Count(Map<UUID, Set<String>> expected) {
        this.expected = expected;
    }

    /**
     * Counts doubles among the cases of this run.
     *
     * @param ours ids of the run's submissions; cases of others are left out
     */
    void cases(List<Found> found, Set<String> ours) {
        var keys = new HashSet<String>();
        var places = new HashSet<String>();
        for (var entry : found) {
            if (!ours.contains(entry.submissionId())) {
                continue;
            }
            cases.computeIfAbsent(entry.submissionId(), id -> new ArrayList<>()).add(entry);
            boolean newKey = keys.add(entry.office() + " " + entry.idempotencyKey());
            boolean newPlace = places.add(entry.office() + " " + entry.submissionId());
            if (!newKey || !newPlace) {
                doubled++;
                findings.add("doubled: " + entry.submissionId() + " in " + entry.office());
            }
        }
    }

    /** Counts a submission by its proven events. */
    void proven(Tracked tracked, List<Event> events) {
        var decisions = events.stream().filter(Event::isFinal).toList();
        if (decisions.isEmpty()) {
            unfinished++;
            findings.add("unfinished: " + id(tracked));
            return;
        }
        if (decisions.size() > 1) {
            wrong(tracked, "more than one decision");
            return;
        }
        boolean valid = tracked.flaw == Flaw.NONE;
        if (decisions.getFirst().isAcceptance()) {
            accepted++;
            if (!valid) {
                wrong(tracked, "accepted although invalid (" + tracked.flaw + ")");
            }
            checkCases(tracked);
        } else {
            rejected++;
            if (valid) {
                wrong(tracked, "rejected although valid");
            }
        }
    }

    /** Counts a submission whose events do not prove. */
    void unproven(Tracked tracked, String reason) {
        wrong(tracked, reason);
    }

    private void checkCases(Tracked tracked) {
        var found = new HashSet<String>();
        cases.getOrDefault(id(tracked), List.of()).forEach(entry -> found.add(entry.office()));
        var wanted = expected.getOrDefault(tracked.sent.destinationId(), Set.of());
        if (wanted.isEmpty() ? found.isEmpty() : !found.containsAll(wanted)) {
            lost++;
            findings.add("lost: " + id(tracked) + " accepted, cases in " + found);
        }
    }

    private void wrong(Tracked tracked, String reason) {
        wrong++;
        findings.add("wrong: " + id(tracked) + " " + reason);
    }

    private static String id(Tracked tracked) {
        return tracked.sent.submissionId().toString();
    }

    LoadReport report(int sent, int notSent, Duration duration, List<Duration> latencies) {
        return new LoadReport(
                sent, notSent, accepted, rejected, lost, doubled, wrong, unfinished, duration, latencies, findings);
    }
}
