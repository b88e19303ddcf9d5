package de.ozghub.core.backoffice;

import de.ozghub.submission.Problem;

/** Whether the receiver of a completed hand-over has taken it, as far as it can be seen now. */
public sealed interface Takeover {

    /** It has. */
    record Taken() implements Takeover {}

    /** It has not decided yet, or that cannot be seen now. */
    record NotYet() implements Takeover {}

    /** It got the hand-over and gave it back, or nobody can prove what it said; a person decides. */
    record Refused(Problem problem) implements Takeover {}
}
