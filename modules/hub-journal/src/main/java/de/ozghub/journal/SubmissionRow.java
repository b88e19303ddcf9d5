package de.ozghub.journal;

import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Origin;
import de.ozghub.submission.PackageVersion;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ServiceKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A submission with what only the store knows: since when its state holds, and the head of its hash chain. Each change
 * gives a new row.
 */
record SubmissionRow(SubmissionRecord submission, Instant stateSince, long seq, String head) {

    /** Takes a decided entry as the new head. */
    SubmissionRow appended(HashChain.Link link) {
        return new SubmissionRow(submission, stateSince, link.seq(), link.hash());
    }

    SubmissionRow state(SubmissionState state, List<Problem> problems, Instant now) {
        var changed = new SubmissionRecord(
                submission.id(),
                submission.verbund(),
                submission.origin(),
                state,
                submission.sightedAt(),
                submission.configVersion(),
                submission.receivedAt(),
                submission.service(),
                submission.area(),
                submission.competent(),
                submission.performing(),
                submission.packageVersion(),
                problems);
        return new SubmissionRow(changed, state == submission.state() ? stateSince : now, seq, head);
    }

    SubmissionRow recorded(Instant receivedAt, ServiceKey service, @Nullable Area area, @Nullable String externalCase) {
        Instant before = submission.receivedAt();
        if (before != null && !before.equals(receivedAt)) {
            throw new IllegalStateException("the legal time of receipt of submission %s is %s and never changes"
                    .formatted(submission.id(), before));
        }
        Origin was = submission.origin();
        var origin = new Origin(
                was.channel(),
                was.mailbox(),
                was.destination(),
                was.externalId(),
                externalCase == null ? was.externalCase() : externalCase);
        return with(new SubmissionRecord(
                submission.id(),
                submission.verbund(),
                origin,
                submission.state(),
                submission.sightedAt(),
                submission.configVersion(),
                receivedAt,
                service,
                area,
                submission.competent(),
                submission.performing(),
                submission.packageVersion(),
                submission.problems()));
    }

    SubmissionRow pinned(PackageVersion packageVersion) {
        return decided(packageVersion, submission.competent(), submission.performing());
    }

    SubmissionRow repinned(String configVersion) {
        return with(new SubmissionRecord(
                submission.id(),
                submission.verbund(),
                submission.origin(),
                submission.state(),
                submission.sightedAt(),
                configVersion,
                submission.receivedAt(),
                submission.service(),
                submission.area(),
                submission.competent(),
                submission.performing(),
                submission.packageVersion(),
                submission.problems()));
    }

    SubmissionRow assigned(AuthorityKey competent, AuthorityKey performing) {
        return decided(submission.packageVersion(), competent, performing);
    }

    private SubmissionRow decided(
            @Nullable PackageVersion packageVersion,
            @Nullable AuthorityKey competent,
            @Nullable AuthorityKey performing) {
        return with(new SubmissionRecord(
                submission.id(),
                submission.verbund(),
                submission.origin(),
                submission.state(),
                submission.sightedAt(),
                submission.configVersion(),
                submission.receivedAt(),
                submission.service(),
                submission.area(),
                competent,
                performing,
                packageVersion,
                submission.problems()));
    }

    private SubmissionRow with(SubmissionRecord changed) {
        return new SubmissionRow(changed, stateSince, seq, head);
    }
}
