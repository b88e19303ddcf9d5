package de.ozghub.app.intake;

import de.ozghub.core.channel.Announcement;
import de.ozghub.submission.Problem;
import java.util.Optional;

/** Says whether an arrival must stay at its channel because its service or destination is closed. */
@FunctionalInterface
public interface Gate {

    Optional<Problem> closes(Announcement announcement);
}
