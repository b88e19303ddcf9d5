package de.ozghub.app.work;

import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person took as it is by releasing a submission: each finding in an attachment that was shown, and no other. Kept in
 * the journal. What a scanner found or could not look into is never among it.
 */
public record Acceptance(Set<String> accepted) {

    /** Parameter of the journal's entry about a release. */
    public static final String PARAMETER = "accepted";

    private static final Set<ProblemCode> ACCEPTABLE = EnumSet.of(
            ProblemCode.TOO_LARGE,
            ProblemCode.ATTACHMENTS_TOO_MANY,
            ProblemCode.ATTACHMENT_TYPE,
            ProblemCode.ATTACHMENT_TYPE_DIFFERS,
            ProblemCode.ATTACHMENT_ACTIVE,
            ProblemCode.ATTACHMENT_ENCRYPTED,
            ProblemCode.ATTACHMENT_UNREADABLE,
            ProblemCode.ATTACHMENT_EXPANDS,
            ProblemCode.ATTACHMENT_ARCHIVE);

    public Acceptance {
        accepted = Set.copyOf(accepted);
    }

    /** What releases so far accepted. */
    public static Acceptance of(List<JournalEntry> entries) {
        return new Acceptance(entries.stream()
                .filter(entry -> entry.event() == JournalEvent.RELEASED)
                .flatMap(entry ->
                        Stream.of(entry.parameters().getOrDefault(PARAMETER, "").split(" ")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet()));
    }

    /** The words a release of these problems is kept by; empty if it accepts none. */
    public static String words(Collection<Problem> problems) {
        return problems.stream()
                .filter(problem -> ACCEPTABLE.contains(problem.code()))
                .map(Acceptance::word)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    public boolean covers(Problem problem) {
        return accepted.contains(word(problem));
    }

    private static String word(Problem problem) {
        return problem.code().id() + "@" + problem.instance();
    }
}
