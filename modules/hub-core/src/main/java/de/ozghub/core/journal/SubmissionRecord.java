package de.ozghub.core.journal;

import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Origin;
import de.ozghub.submission.PackageVersion;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.VerbundKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A submission as it is stored, without its payloads.
 *
 * @param sightedAt when the hub first saw it
 * @param receivedAt legal time of receipt; absent until it is recorded, immutable from then on
 * @param service service as the channel names it; absent until it is known
 * @param area area as the channel names it, if it names one
 * @param competent authority from routing on
 * @param performing authority that performs the task for the competent one; equal to it where no agreement says otherwise
 * @param configVersion SHA-256 of the configuration it runs under
 * @param packageVersion mapping package it runs under, from validation on
 * @param problems what holds, refuses or clarifies it now
 */
public record SubmissionRecord(
        SubmissionId id,
        VerbundKey verbund,
        Origin origin,
        SubmissionState state,
        Instant sightedAt,
        String configVersion,
        @Nullable Instant receivedAt,
        @Nullable ServiceKey service,
        @Nullable Area area,
        @Nullable AuthorityKey competent,
        @Nullable AuthorityKey performing,
        @Nullable PackageVersion packageVersion,
        List<Problem> problems) {

    public SubmissionRecord {
        problems = List.copyOf(problems);
    }
}
