package de.ozghub.app.mapping;

import de.ozghub.app.routing.Routed;
import de.ozghub.app.work.Trail;
import de.ozghub.mapping.MappedMessage;
import java.util.List;

/** A submission with one message per back office, each valid in its format. */
public record Mapped(Routed routed, List<MappedMessage> messages, Trail trail) {

    public Mapped {
        messages = List.copyOf(messages);
    }
}
