package de.ozghub.fitconnect;

import de.ozghub.submission.Problem;
import java.util.List;

/** A step of opening found problems; the steps behind it are not taken. */
final class Rejection extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    Rejection(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** Ends a step: all its problems together. */
    static void ifAny(List<Problem> problems) throws Rejection {
        if (!problems.isEmpty()) {
            throw new Rejection(problems);
        }
    }

    List<Problem> problems() {
        return problems;
    }
}
