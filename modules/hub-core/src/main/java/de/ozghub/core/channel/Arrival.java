package de.ozghub.core.channel;

import de.ozghub.core.journal.PayloadRef;
import de.ozghub.submission.Origin;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import java.util.List;
import java.util.Optional;

/** A durably recorded arrival with its stored, still sealed parts. */
public record Arrival(SubmissionId id, Origin origin, ServiceKey service, List<PayloadRef> parts) {

    public Arrival {
        parts = List.copyOf(parts);
    }

    public Optional<PayloadRef> part(String name) {
        return parts.stream().filter(part -> part.part().equals(name)).findFirst();
    }
}
