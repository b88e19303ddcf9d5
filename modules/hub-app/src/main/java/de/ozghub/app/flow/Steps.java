package de.ozghub.app.flow;

import de.ozghub.app.work.Step;
import java.util.function.Function;
import org.springframework.integration.core.GenericHandler;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.MessageChannel;

/** Turns a stage into one endpoint: its value goes on, its stop goes the way of clarification. */
final class Steps {

    private Steps() {}

    /**
     * The handler of a stage.
     *
     * @param stops where a stopped submission goes; the flow ends there
     */
    static <I, O> GenericHandler<I> stage(Function<I, Step<O>> work, MessageChannel stops) {
        return (input, headers) -> switch (work.apply(input)) {
            case Step.Next<O> next -> next.value();
            case Step.Stop<O> stop -> {
                stops.send(MessageBuilder.withPayload(stop.stopped()).build());
                yield null;
            }
        };
    }
}
