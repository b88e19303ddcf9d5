package de.ozghub.fitconnect;

import de.ozghub.submission.Problem;

/** A consignment cannot be sent as it is: the receiver, its key or its offer forbids it. */
final class NotTaken extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    NotTaken(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
