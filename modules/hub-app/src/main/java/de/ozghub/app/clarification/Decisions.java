package de.ozghub.app.clarification;

import de.ozghub.app.delivery.Progress;
import de.ozghub.app.scan.Scanning;
import de.ozghub.app.work.Acceptance;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Work;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.core.operation.Operator;
import de.ozghub.core.operation.OperatorCommands;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person may decide about a submission that waits, each decision in one transaction with its reason. */
public final class Decisions implements OperatorCommands {

    private static final Pattern REFERENCE = Pattern.compile("[\\p{L}\\p{N} ./_:-]+");

    private final Journal journal;
    private final String configVersion;
    private final InstantSource clock;
    private final Runnable ring;

    /**
     * Decisions under the configuration in force.
     *
     * @param configVersion what a submission that is processed anew runs under: the release follows a repair
     * @param ring called after a decision put something back to work
     */
    public Decisions(Journal journal, String configVersion, InstantSource clock, Runnable ring) {
        this.journal = journal;
        this.configVersion = configVersion;
        this.clock = clock;
        this.ring = ring;
    }

    @Override
    public CommandResult release(
            Operator operator, SubmissionId submission, @Nullable DeliveryId delivery, String reason) {
        var act = new Act(operator, submission, "release", reason);
        return decide(act, work -> delivery == null ? releaseAll(work, act) : releaseOne(work, act, delivery));
    }

    @Override
    public CommandResult confirm(
            Operator operator, SubmissionId submission, DeliveryId delivery, String reference, String reason) {
        if (reference.isBlank()
                || reference.length() > REFERENCE_LENGTH
                || !REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException(
                    "a case number has 1 to %d letters, digits, blanks and . / _ : -".formatted(REFERENCE_LENGTH));
        }
        var act = new Act(operator, submission, "confirm", reason);
        return decide(act, work -> {
            Optional<DeliveryRecord> record = find(work, delivery);
            if (record.isEmpty()) {
                return new CommandResult.NotFound();
            }
            if (!(record.get().state() instanceof DeliveryState.Clarification waiting)) {
                return new CommandResult.NotWaiting();
            }
            work.move(delivery, waiting.confirmed(reference, clock.instant()));
            act.note(work, JournalEvent.CONFIRMED_BY_PERSON, Map.of("reference", reference));
            work.unpark(delivery, clock.instant());
            Progress.settle(work);
            return new CommandResult.Done();
        });
    }

    @Override
    public CommandResult reject(Operator operator, SubmissionId submission, String reason) {
        var act = new Act(operator, submission, "reject", reason);
        return decide(act, work -> {
            if (work.submission().state() != SubmissionState.CLARIFICATION) {
                return new CommandResult.NotWaiting();
            }
            Instant now = clock.instant();
            for (DeliveryRecord delivery : work.deliveries()) {
                switch (delivery.state()) {
                    case DeliveryState.Waiting waiting ->
                        work.move(delivery.message().id(), waiting.withdrawn(now));
                    case DeliveryState.Clarification open ->
                        work.move(delivery.message().id(), open.withdrawn(now));
                    case DeliveryState.Delivered ignored -> {
                        return new CommandResult.CaseExists();
                    }
                    case DeliveryState.Handed ignored -> {
                        return new CommandResult.CaseExists();
                    }
                    case DeliveryState.Sending ignored -> {
                        return new CommandResult.NotWaiting();
                    }
                    case DeliveryState.Unknown ignored -> {
                        return new CommandResult.NotWaiting();
                    }
                    case DeliveryState.Withdrawn ignored -> {}
                }
            }
            work.cancelOthers();
            act.note(work, JournalEvent.REJECTED_BY_PERSON, Map.of());
            Clarification.nothingMoreIsDue(work);
            work.state(SubmissionState.REFUSED, told(work.submission().problems()));
            work.schedule(NewTask.receipt(
                    ReceiptKind.REJECT, work.submission().origin().mailbox(), now));
            return new CommandResult.Done();
        });
    }

    @Override
    public CommandResult answered(Operator operator, SubmissionId submission, String reason) {
        var act = new Act(operator, submission, "answered", reason);
        return decide(act, work -> {
            if (!work.met(DeadlineKind.REPLY)) {
                return new CommandResult.NotWaiting();
            }
            work.append(Stage.REPLY, JournalEvent.ANSWERED_BY_PERSON, Map.of("operator", operator.account()));
            return new CommandResult.Done();
        });
    }

    /** What the sender learns: that the authority rejected, and a find only where the service says so. */
    private static List<Problem> told(List<Problem> problems) {
        return Stream.concat(
                        Stream.of(Problem.of(ProblemCode.REJECTED_BY_CLERK, "submission")),
                        problems.stream().filter(Scanning::isTold))
                .toList();
    }

    private CommandResult releaseOne(Work work, Act act, DeliveryId delivery) {
        Optional<DeliveryRecord> record = find(work, delivery);
        if (record.isEmpty()) {
            return new CommandResult.NotFound();
        }
        if (!(record.get().state() instanceof DeliveryState.Clarification waiting)) {
            return new CommandResult.NotWaiting();
        }
        work.move(delivery, waiting.released(clock.instant()));
        act.note(work, JournalEvent.RELEASED, Map.of());
        work.unpark(delivery, clock.instant());
        Progress.settle(work);
        return new CommandResult.Done();
    }

    private CommandResult releaseAll(Work work, Act act) {
        SubmissionState state = work.submission().state();
        String accepted = Acceptance.words(work.submission().problems());
        long open = work.deliveries().stream()
                .filter(delivery ->
                        delivery.state() instanceof DeliveryState.Clarification waiting && mayExist(waiting))
                .count();
        // Whatever waits for a person has a parked task: processing, a delivery, or an event the channel refused.
        // Deliveries that may have arrived are not meant here: their tasks park themselves again.
        work.renewEvent();
        if (work.unpark(null, clock.instant()) <= open) {
            return new CommandResult.NotWaiting();
        }
        for (DeliveryRecord delivery : work.deliveries()) {
            if (delivery.state() instanceof DeliveryState.Clarification waiting && !mayExist(waiting)) {
                work.move(delivery.message().id(), waiting.released(clock.instant()));
            }
        }
        if (state == SubmissionState.CLARIFICATION && work.deliveries().isEmpty()) {
            work.repin(configVersion);
            work.state(SubmissionState.RECORDED, List.of());
        }
        act.note(work, JournalEvent.RELEASED, accepted.isEmpty() ? Map.of() : Map.of(Acceptance.PARAMETER, accepted));
        Progress.settle(work);
        return new CommandResult.Done();
    }

    /** Sent with unknown outcome: a person looks first, and then releases or confirms this one delivery. */
    private static boolean mayExist(DeliveryState.Clarification waiting) {
        return waiting.problem().code() == ProblemCode.OUTCOME_UNKNOWN;
    }

    private CommandResult decide(Act act, Function<Work, CommandResult> decision) {
        if (act.reason().isBlank() || act.reason().length() > REASON_LENGTH) {
            throw new IllegalArgumentException("a reason has 1 to %d characters".formatted(REASON_LENGTH));
        }
        CommandResult result;
        try {
            result = journal.by(act.operator(), act.submission(), act.name(), act.reason(), work -> {
                        CommandResult decided = decision.apply(work);
                        if (!(decided instanceof CommandResult.Done)) {
                            throw new NotDone(decided);
                        }
                        return decided;
                    })
                    .orElseGet(CommandResult.NotFound::new);
        } catch (NotDone e) {
            return e.result;
        }
        if (result instanceof CommandResult.Done) {
            ring.run();
        }
        return result;
    }

    private static Optional<DeliveryRecord> find(Work work, DeliveryId delivery) {
        return work.deliveries().stream()
                .filter(record -> record.message().id().equals(delivery))
                .findFirst();
    }

    /** One act of a person. The reason is kept with the operator action, not in the journal's own words. */
    private record Act(Operator operator, SubmissionId submission, String name, String reason) {

        void note(Work work, JournalEvent event, Map<String, String> parameters) {
            var all = new HashMap<>(parameters);
            all.put("operator", operator.account());
            work.append(Stage.CLARIFICATION, event, all);
        }
    }

    /** Rolls the transaction back when a decision turned out not to be possible; never leaves this class. */
    private static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never serialised
        private final CommandResult result;

        NotDone(CommandResult result) {
            super(null, null, false, false);
            this.result = result;
        }
    }
}
