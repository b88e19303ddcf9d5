package de.ozghub.mapping.sample;

import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;

/** Problems as those read them who write packages: where, what, and the reason as {@code docs/mappings.md} lists it. */
public final class Sentences {

    private Sentences() {}

    public static String of(Problem problem) {
        String reason = problem.parameters().getOrDefault("reason", "");
        String at = problem.code() == ProblemCode.TARGET_INVALID
                ? " At " + problem.parameters().getOrDefault("path", problem.instance()) + "."
                : "";
        return problem.instance() + ": " + problem.english() + at
                + (reason.isEmpty() ? "" : " Reason: " + reason + ".");
    }
}
