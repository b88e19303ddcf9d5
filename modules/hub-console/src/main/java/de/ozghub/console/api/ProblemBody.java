package de.ozghub.console.api;

import de.ozghub.submission.Problem;

/** A problem of the catalogue as JSON. */
record ProblemBody(
        String code, String officialCode, String instance, String german, String english, String remedyGerman) {

    static ProblemBody of(Problem problem) {
        return new ProblemBody(
                problem.code().id(),
                problem.code().official(),
                problem.instance(),
                problem.german(),
                problem.english(),
                problem.code().remedy());
    }
}
