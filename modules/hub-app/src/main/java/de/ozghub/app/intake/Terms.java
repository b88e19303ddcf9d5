package de.ozghub.app.intake;

import de.ozghub.core.deadline.Deadline;
import de.ozghub.submission.ServiceKey;
import java.time.Instant;
import java.util.List;

/** Says which deadlines a service has, before it is known which of its packages will translate the submission. */
@FunctionalInterface
public interface Terms {

    /** @param receivedAt legal time of receipt */
    List<Deadline> of(ServiceKey service, Instant receivedAt);
}
