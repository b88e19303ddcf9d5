package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.store.DurableLog;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.zustelldienst.Submission.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All submissions and cases: what is in the log, held in memory. A change counts when its line is on disk. Callers hold
 * the lock of the case (the {@link Case} object) while they decide and record.
 */
final class CaseBook implements AutoCloseable {

    private final Map<UUID, Submission> submissions = new ConcurrentHashMap<>();
    private final Map<UUID, Case> cases = new ConcurrentHashMap<>();
    private final Map<UUID, ConcurrentSkipListMap<Long, Submission>> pickUp = new ConcurrentHashMap<>();
    private final AtomicLong order = new AtomicLong();
    private final DurableLog log;

    CaseBook(Path file) throws IOException {
        log = DurableLog.open(file, line -> apply(Json.mapper().readValue(line, Change.class)));
    }

    /** Writes a change down and takes it over. */
    void record(Change change) throws IOException {
        log.append(Json.mapper().writerFor(Change.class).writeValueAsString(change));
        apply(change);
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Created created -> add(created);
            case Change.Submitted submitted -> {
                var submission = get(submitted.submissionId());
                submission.submitted(submitted);
                submission.itsCase.add(submission.id(), submitted.set(), submitted.at());
                list(submission.created.destinationId()).put(submission.order, submission);
            }
            case Change.Happened happened -> {
                var submission = get(happened.submissionId());
                submission.happened(happened);
                submission.itsCase.add(submission.id(), happened.set(), happened.at());
                if (submission.state() != Submission.State.SUBMITTED) {
                    list(submission.created.destinationId()).remove(submission.order);
                }
            }
            case Change.Reminded reminded -> get(reminded.submissionId()).reminded(reminded);
        }
    }

    private void add(Change.Created created) {
        var itsCase = cases.computeIfAbsent(
                created.caseId(), id -> new Case(id, created.destinationId(), created.clientId()));
        var submission = new Submission(created, itsCase, order.incrementAndGet());
        itsCase.add(submission.id(), created.set(), created.at());
        submissions.put(submission.id(), submission);
    }

    /**
     * A submission.
     *
     * @throws Refusal 404 when it is unknown
     */
    Submission get(UUID submissionId) {
        var submission = submissions.get(submissionId);
        if (submission == null) {
            throw notFound();
        }
        return submission;
    }

    static Refusal notFound() {
        return Refusal.of(404, "submission-not-found", "Submission not found");
    }

    /**
     * A case.
     *
     * @throws Refusal 404 when it is unknown
     */
    Case getCase(UUID caseId) {
        var found = cases.get(caseId);
        if (found == null) {
            throw noCase();
        }
        return found;
    }

    static Refusal noCase() {
        return Refusal.of(404, "case-not-found", "Case not found");
    }

    /** The submissions of a destination in state submitted, in order of creation. */
    Collection<Submission> waiting(UUID destinationId) {
        return list(destinationId).values();
    }

    Collection<Submission> all() {
        return List.copyOf(submissions.values());
    }

    private ConcurrentSkipListMap<Long, Submission> list(UUID destinationId) {
        return pickUp.computeIfAbsent(destinationId, id -> new ConcurrentSkipListMap<>());
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
