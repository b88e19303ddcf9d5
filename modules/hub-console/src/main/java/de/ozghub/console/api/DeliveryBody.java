package de.ozghub.console.api;

import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeliveryRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delivery as JSON. Which of the last four are there depends on its state. */
record DeliveryBody(
        String id,
        String backOffice,
        String target,
        String format,
        String protection,
        String digest,
        boolean mustConfirm,
        int attempts,
        Instant createdAt,
        String state,
        @Nullable Instant since,
        @Nullable Instant notBefore,
        @Nullable String reference,
        @Nullable ProblemBody problem) {

    static DeliveryBody of(DeliveryRecord delivery) {
        var message = delivery.message();
        var now = Now.of(delivery.state());
        return new DeliveryBody(
                message.id().toString(),
                message.backOffice().toString(),
                message.target(),
                message.format().value(),
                message.protection().id(),
                message.digest(),
                message.mustConfirm(),
                delivery.attempts(),
                delivery.createdAt(),
                now.state,
                now.since,
                now.notBefore,
                now.reference,
                now.problem);
    }

    private record Now(
            String state,
            @Nullable Instant since,
            @Nullable Instant notBefore,
            @Nullable String reference,
            @Nullable ProblemBody problem) {

        static Now of(DeliveryState state) {
            return switch (state) {
                case DeliveryState.Waiting waiting -> new Now("waiting", null, waiting.notBefore(), null, null);
                case DeliveryState.Sending sending -> new Now("sending", sending.since(), null, null, null);
                case DeliveryState.Unknown unknown ->
                    new Now("unknown", unknown.sentAt(), unknown.notBefore(), null, ProblemBody.of(unknown.problem()));
                case DeliveryState.Handed handed ->
                    new Now("handed", handed.since(), handed.notBefore(), handed.reference(), null);
                case DeliveryState.Delivered delivered ->
                    new Now("delivered", delivered.at(), null, delivered.reference(), null);
                case DeliveryState.Clarification waits ->
                    new Now("clarification", waits.since(), null, null, ProblemBody.of(waits.problem()));
                case DeliveryState.Withdrawn withdrawn -> new Now("withdrawn", withdrawn.at(), null, null, null);
            };
        }
    }
}
