package de.ozghub.mapping.message;

import de.ozghub.mapping.Bytes;
import de.ozghub.submission.Problem;
import java.util.List;

/** Says whether bytes are what their format demands. Thread-safe. */
@FunctionalInterface
public interface Proof {

    /** Every problem, none with a value of the data; empty if the bytes may leave. */
    List<Problem> problems(Bytes message, String target);
}
