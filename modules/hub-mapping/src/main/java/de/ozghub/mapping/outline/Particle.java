package de.ozghub.mapping.outline;

import java.util.List;
import java.util.function.Supplier;

/** A piece of an element's content. */
public sealed interface Particle {

    /** How often it may stand there. */
    Occurs occurs();

    /** An element; its declaration is read when asked for, because types may hold themselves. */
    record Item(Occurs occurs, Supplier<Declaration> declaration) implements Particle {}

    /** Several pieces, all in order, or one of them. */
    record Group(Occurs occurs, boolean choice, List<Particle> pieces) implements Particle {
        public Group {
            pieces = List.copyOf(pieces);
        }
    }

    /** Anything. */
    record Any(Occurs occurs) implements Particle {}

    /** @param max {@link Integer#MAX_VALUE} for any number */
    record Occurs(int min, int max) {}
}
