package de.ozghub.core.routing;

import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ServiceKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a submission goes, or why it goes nowhere. */
public sealed interface Routed {

    /**
     * An authority is competent and somebody performs.
     *
     * @param competent whose duty it is
     * @param performing who does it: the competent authority itself, or another under an agreement
     * @param agreement under which another authority performs; null if the competent one does
     * @param packagePath mapping package
     * @param backOffices of the performing authority by target of the package, at least one
     * @param paused whether one of the two has paused the service
     */
    record Competent(
            AuthorityKey competent,
            AuthorityKey performing,
            @Nullable String agreement,
            String packagePath,
            SortedMap<String, BackOfficeKey> backOffices,
            boolean paused)
            implements Routed {

        public Competent {
            backOffices = Collections.unmodifiableSortedMap(new TreeMap<>(backOffices));
        }
    }

    /** No authority of the Verbund is competent for the area. */
    record NoAuthority(Area area) implements Routed {

        public Problem problem() {
            return Problem.of(ProblemCode.UNKNOWN_AREA, "submission", "area", area);
        }
    }

    /** The authority of the area offers no such service, or nobody performs it on that day. */
    record NoService(AuthorityKey authority, ServiceKey service) implements Routed {

        public Problem problem() {
            return Problem.of(ProblemCode.NO_PERFORMER, "submission", "service", service)
                    .with("authority", authority);
        }
    }
}
