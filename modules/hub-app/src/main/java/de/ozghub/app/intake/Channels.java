package de.ozghub.app.intake;

import de.ozghub.core.channel.InboundChannel;
import de.ozghub.submission.Origin;
import java.util.List;

/** The channels this node speaks. Thread-safe. */
public record Channels(List<InboundChannel> all) {

    public Channels {
        all = List.copyOf(all);
    }

    /**
     * The channel a submission came over.
     *
     * @throws IllegalStateException if this node does not speak it
     */
    public InboundChannel of(Origin origin) {
        return all.stream()
                .filter(channel -> channel.name().equals(origin.channel()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no channel " + origin.channel() + " is configured"));
    }

    public List<String> mailboxes() {
        return all.stream().flatMap(channel -> channel.mailboxes().stream()).toList();
    }
}
