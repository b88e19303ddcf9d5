package de.ozghub.app.scan;

import de.ozghub.app.opening.Opened;
import de.ozghub.app.work.Said;
import de.ozghub.app.work.Step;
import de.ozghub.app.work.Stopped;
import de.ozghub.app.work.Trail;
import de.ozghub.core.channel.Opening.Attachment;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows data and attachments of an opened submission to the scanner. A find puts the submission into quarantine: nothing of
 * it is kept opened, nothing leaves, and the authority is told. A scanner that cannot be used makes it wait.
 */
public final class Scanning {

    /** Begins the subject of a quarantine's alarm; behind it stands the id of the submission. */
    public static final String QUARANTINE = "quarantine:";

    /** Parameter of a find the sender may learn of. */
    private static final String TOLD = "told";

    private final @Nullable VirusScanner scanner;
    private final Payloads payloads;
    private final Alarms alarms;

    /** @param scanner null where nothing is scanned */
    public Scanning(@Nullable VirusScanner scanner, Payloads payloads, Alarms alarms) {
        this.scanner = scanner;
        this.payloads = payloads;
        this.alarms = alarms;
    }

    /**
     * The trail with what was scanned, or a stop.
     *
     * @param tellsFinds whether the sender may learn of a find once somebody rejects
     */
    public Step<Trail> scan(Opened opened, boolean tellsFinds) {
        if (scanner == null) {
            return new Step.Next<>(opened.trail());
        }
        var finds = new ArrayList<Problem>();
        var notScanned = new ArrayList<Problem>();
        Map<String, PayloadId> parts = parts(opened);
        for (var part : parts.entrySet()) {
            switch (scanner.judge(() -> payloads.read(part.getValue()))) {
                case Judgement.Clean ignored -> {}
                case Judgement.Found found -> finds.add(find(part.getKey(), found.signature(), tellsFinds));
                case Judgement.NotScanned not ->
                    notScanned.add(
                            Problem.of(ProblemCode.ATTACHMENT_NOT_SCANNED, part.getKey(), "reason", not.reason()));
                case Judgement.Down down -> {
                    return waits(opened, down.problem());
                }
            }
        }
        if (!finds.isEmpty()) {
            return quarantine(opened, finds);
        }
        if (!notScanned.isEmpty()) {
            return stop(opened, notScanned, opened.trail());
        }
        String count = String.valueOf(parts.size());
        return new Step.Next<>(opened.trail().and(Stage.VALIDATION, JournalEvent.SCANNED, Map.of("parts", count)));
    }

    private static Map<String, PayloadId> parts(Opened opened) {
        var parts = new LinkedHashMap<String, PayloadId>();
        parts.put("data", opened.content().data().id());
        for (Attachment attachment : opened.content().attachments()) {
            parts.put("attachment:" + attachment.id(), attachment.content().id());
        }
        return parts;
    }

    private static Problem find(String part, String signature, boolean tells) {
        Problem problem = Problem.of(ProblemCode.ATTACHMENT_INFECTED, part, "signature", signature);
        return tells ? problem.with(TOLD, true) : problem;
    }

    /** Whether a sender may learn of this problem when the authority rejects the submission. */
    public static boolean isTold(Problem problem) {
        return problem.code() == ProblemCode.ATTACHMENT_INFECTED
                && problem.parameters().containsKey(TOLD);
    }

    private Step<Trail> quarantine(Opened opened, List<Problem> finds) {
        alarms.raise(QUARANTINE + opened.recorded().submission().id(), finds.getFirst());
        Trail trail = opened.trail()
                .and(Stage.VALIDATION, JournalEvent.QUARANTINED, Said.of(finds.getFirst(), "count", finds.size()));
        return stop(opened, finds, trail);
    }

    private static Step<Trail> stop(Opened opened, List<Problem> problems, Trail trail) {
        return new Step.Stop<>(
                new Stopped(opened.recorded().lease(), Stage.VALIDATION, Stopped.End.PERSON, problems, trail));
    }

    private static Step<Trail> waits(Opened opened, Problem problem) {
        return new Step.Stop<>(new Stopped(
                opened.recorded().lease(), Stage.VALIDATION, Stopped.End.WAIT, List.of(problem), opened.trail()));
    }
}
