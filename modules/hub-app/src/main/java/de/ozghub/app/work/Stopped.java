package de.ozghub.app.work;

import de.ozghub.core.journal.Lease;
import de.ozghub.submission.Problem;
import de.ozghub.submission.Stage;
import java.util.List;

/**
 * A submission whose way stopped at a stage.
 *
 * @param end what becomes of it
 * @param trail what the stages before have to say
 */
public record Stopped(Lease lease, Stage stage, End end, List<Problem> problems, Trail trail) {

    public Stopped {
        problems = List.copyOf(problems);
    }

    /** What becomes of a stopped submission. */
    public enum End {
        /** The sender is told that it is rejected. */
        REJECT,
        /** A person decides. */
        PERSON,
        /** It is done again after a while, at the cost of no attempt: something the hub needs is not there. */
        WAIT
    }
}
