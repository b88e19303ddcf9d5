package de.ozghub.core.delivery;

import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.Duration;
import java.time.Instant;

/**
 * Life of a delivery. Each state offers only the steps that are legal from it, so that nothing can be sent again whose
 * outcome is unknown.
 */
public sealed interface DeliveryState {

    /** May be sent from {@code notBefore} on. */
    record Waiting(int failures, Instant notBefore) implements DeliveryState {
        public Sending begin(Instant now) {
            return new Sending(failures, now);
        }

        /** The submission was rejected; nothing more will be sent. */
        public Withdrawn withdrawn(Instant now) {
            return new Withdrawn(now);
        }
    }

    /** An attempt is under way. Committed before the first byte leaves. */
    record Sending(int failures, Instant since) implements DeliveryState {

        public DeliveryState after(DeliveryOutcome outcome, DeliveryPolicy policy, Instant now) {
            return switch (outcome) {
                case DeliveryOutcome.Delivered delivered -> arrived(delivered.reference(), policy, now);
                case DeliveryOutcome.Refused refused -> new Clarification(refused.problem(), failures, now);
                case DeliveryOutcome.Unknown unknown -> new Unknown(unknown.problem(), failures, since, now);
                case DeliveryOutcome.Deferred deferred -> deferred(deferred, policy, now);
            };
        }

        /** Whoever sent is gone: nobody knows whether the message arrived. */
        public Unknown abandoned(Problem problem, Instant now) {
            return new Unknown(problem, failures, now, now);
        }

        private DeliveryState deferred(DeliveryOutcome.Deferred outcome, DeliveryPolicy policy, Instant now) {
            if (outcome.problem().code() == ProblemCode.BACK_OFFICE_PAUSED) {
                return new Waiting(failures, now.plus(outcome.retryAfter()));
            }
            return failed(outcome.problem(), failures + 1, outcome.retryAfter(), policy, now);
        }
    }

    /** Something was sent at {@code sentAt} and nobody answered. The receiver is asked; nothing is sent. */
    record Unknown(Problem problem, int failures, Instant sentAt, Instant notBefore) implements DeliveryState {

        private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
        private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

        public DeliveryState after(Inquiry answer, DeliveryPolicy policy, Instant now) {
            return switch (answer) {
                case Inquiry.Found found -> arrived(found.reference(), policy, now);
                case Inquiry.Refused refused -> new Clarification(refused.problem(), failures, now);
                case Inquiry.CannotAsk ignored ->
                    new Clarification(Problem.of(ProblemCode.OUTCOME_UNKNOWN, problem.instance()), failures, now);
                case Inquiry.Unreachable ignored -> new Unknown(problem, failures, sentAt, now.plus(nextQuestion(now)));
                case Inquiry.NotFound ignored
                when now.isBefore(sentAt.plus(policy.settle())) ->
                    new Unknown(problem, failures, sentAt, now.plus(nextQuestion(now)));
                case Inquiry.NotFound ignored ->
                    failed(
                            Problem.of(ProblemCode.NOT_ARRIVED, problem.instance()),
                            failures + 1,
                            Duration.ZERO,
                            policy,
                            now);
            };
        }

        private Duration nextQuestion(Instant now) {
            return growing(sentAt, now, SHORTEST_WAIT, LONGEST_WAIT);
        }
    }

    /** Lies where the receiver fetches it, but was not taken yet. */
    record Handed(String reference, Instant since, Instant notBefore) implements DeliveryState {

        private static final Duration SHORTEST_LOOK = Duration.ofSeconds(5);

        public DeliveryState after(Takeover answer, DeliveryPolicy policy, Instant now) {
            return switch (answer) {
                case Takeover.Taken ignored -> new Delivered(reference, now);
                case Takeover.NotYet ignored ->
                    new Handed(reference, since, now.plus(growing(since, now, SHORTEST_LOOK, policy.look())));
                case Takeover.Refused refused -> new Clarification(refused.problem(), 0, now);
            };
        }
    }

    /** Confirmed, with the receiver's reference. Final. */
    record Delivered(String reference, Instant at) implements DeliveryState {}

    /** Needs a person. Only a person's decision leads out of here. */
    record Clarification(Problem problem, int failures, Instant since) implements DeliveryState {

        /** Sends the same bytes with the same key again, by decision of a person. */
        public Waiting released(Instant now) {
            return new Waiting(0, now);
        }

        /** A person found the case at the receiver. */
        public Delivered confirmed(String reference, Instant now) {
            return new Delivered(reference, now);
        }

        /** The submission was rejected; nothing more will be sent. */
        public Withdrawn withdrawn(Instant now) {
            return new Withdrawn(now);
        }
    }

    /** Never sent any more, because the submission was rejected by a person. Final. */
    record Withdrawn(Instant at) implements DeliveryState {}

    /** It is with its receiver: confirmed by that, or only once the receiver took it. */
    private static DeliveryState arrived(String reference, DeliveryPolicy policy, Instant now) {
        return switch (policy.confirmation()) {
            case HANDED_OVER -> new Delivered(reference, now);
            case TAKEN_OVER -> new Handed(reference, now, now);
        };
    }

    /** A tenth of the time since then, within these bounds; the longest counts where they contradict. */
    private static Duration growing(Instant since, Instant now, Duration shortest, Duration longest) {
        Duration tenth = Duration.between(since, now).dividedBy(10);
        Duration atLeast = tenth.compareTo(shortest) < 0 ? shortest : tenth;
        return atLeast.compareTo(longest) > 0 ? longest : atLeast;
    }

    private static DeliveryState failed(
            Problem problem, int failures, Duration asked, DeliveryPolicy policy, Instant now) {
        if (policy.plan().isExhausted(failures)) {
            return new Clarification(
                    Problem.of(ProblemCode.ATTEMPTS_EXHAUSTED, problem.instance(), "attempts", failures)
                            .with("last", problem.code().id()),
                    failures,
                    now);
        }
        return new Waiting(failures, now.plus(policy.plan().pauseAfter(failures, asked)));
    }
}
