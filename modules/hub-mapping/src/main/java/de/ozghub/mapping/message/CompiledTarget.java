package de.ozghub.mapping.message;

import de.ozghub.mapping.Target;
import de.ozghub.mapping.table.CompiledXPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target ready to run: when it is concerned, how its message is made, and what proves it.
 *
 * @param packaging finds the documents the message leaves with; null where it leaves alone
 * @param mediaType of the message
 */
public record CompiledTarget(
        Target target,
        @Nullable CompiledXPath when,
        MessageMaker maker,
        Proof proof,
        @Nullable XdomeaPackaging packaging,
        String mediaType,
        List<CompiledEnclosure> enclosures) {

    public CompiledTarget {
        enclosures = List.copyOf(enclosures);
    }

    /**
     * A document beside the message, ready to be made.
     *
     * @param mediaType of what is made
     * @param maker null for the data as the sender sent them
     */
    public record CompiledEnclosure(
            String name,
            String mediaType,
            @Nullable MessageMaker maker,
            @Nullable Proof proof) {

        /** Whether it is the data exactly as the sender sent them. */
        public boolean original() {
            return maker == null;
        }
    }
}
