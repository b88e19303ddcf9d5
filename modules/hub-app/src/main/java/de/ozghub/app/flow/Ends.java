package de.ozghub.app.flow;

import java.util.function.Consumer;
import org.springframework.integration.core.GenericHandler;

/** The last endpoint of a flow: it commits a decision and hands nothing on. */
final class Ends {

    private Ends() {}

    static <I> GenericHandler<I> with(Consumer<I> work) {
        return (input, headers) -> {
            work.accept(input);
            return null;
        };
    }
}
