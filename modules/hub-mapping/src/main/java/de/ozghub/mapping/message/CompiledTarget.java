package de.ozghub.mapping.message;

import de.ozghub.mapping.Target;
import de.ozghub.mapping.table.CompiledXPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target ready to run: when it is concerned, how its message is made, and what proves it.
 *
 * @param mediaType of the message
 */
public record CompiledTarget(
        Target target,
        @Nullable CompiledXPath when,
        MessageMaker maker,
        Proof proof,
        String mediaType,
        List<CompiledEnclosure> enclosures) {

    public CompiledTarget {
        enclosures = List.copyOf(enclosures);
    }

    /** A document beside the message, ready to be made. */
    public record CompiledEnclosure(
            String name,
            @Nullable MessageMaker maker,
            @Nullable Proof proof) {

        /** Whether it is the data exactly as the sender sent them. */
        public boolean original() {
            return maker == null;
        }
    }
}
