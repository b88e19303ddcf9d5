package de.ozghub.console.page;

import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.submission.ProblemCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery for people.
 *
 * @param next when the hub acts next by itself, if it will
 * @param mayExist whether the back office may have the case already, so that sending again needs a look first
 */
public record DeliveryView(
        String id,
        String backOffice,
        String format,
        String protection,
        boolean mustConfirm,
        Badge state,
        int attempts,
        @Nullable String reference,
        @Nullable Moment next,
        @Nullable ProblemView problem,
        boolean waits,
        boolean mayExist) {

    static DeliveryView of(DeliveryRecord delivery, Words words) {
        var message = delivery.message();
        var state = delivery.state();
        return new DeliveryView(
                message.id().toString(),
                message.backOffice().toString(),
                message.format().value(),
                message.protection().id(),
                message.mustConfirm(),
                words.delivery(state),
                delivery.attempts(),
                reference(state),
                words.momentOrNull(next(state)),
                problem(state, words),
                state instanceof DeliveryState.Clarification,
                mayExist(state));
    }

    private static @Nullable String reference(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Delivered delivered -> delivered.reference();
            case DeliveryState.Handed handed -> handed.reference();
            case DeliveryState.Waiting waiting -> null;
            case DeliveryState.Sending sending -> null;
            case DeliveryState.Unknown unknown -> null;
            case DeliveryState.Clarification clarification -> null;
            case DeliveryState.Withdrawn withdrawn -> null;
        };
    }

    private static @Nullable Instant next(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Waiting waiting -> waiting.notBefore();
            case DeliveryState.Unknown unknown -> unknown.notBefore();
            case DeliveryState.Handed handed -> handed.notBefore();
            case DeliveryState.Sending sending -> null;
            case DeliveryState.Delivered delivered -> null;
            case DeliveryState.Clarification clarification -> null;
            case DeliveryState.Withdrawn withdrawn -> null;
        };
    }

    private static @Nullable ProblemView problem(DeliveryState state, Words words) {
        return switch (state) {
            case DeliveryState.Unknown unknown -> words.problem(unknown.problem());
            case DeliveryState.Clarification clarification -> words.problem(clarification.problem());
            case DeliveryState.Waiting waiting -> null;
            case DeliveryState.Sending sending -> null;
            case DeliveryState.Handed handed -> null;
            case DeliveryState.Delivered delivered -> null;
            case DeliveryState.Withdrawn withdrawn -> null;
        };
    }

    private static boolean mayExist(DeliveryState state) {
        return state instanceof DeliveryState.Clarification clarification
                && clarification.problem().code() == ProblemCode.OUTCOME_UNKNOWN;
    }
}
