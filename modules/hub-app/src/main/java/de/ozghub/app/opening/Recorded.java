package de.ozghub.app.opening;

import de.ozghub.app.work.Trail;
import de.ozghub.core.channel.Arrival;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.SubmissionRecord;

/** A durably recorded submission whose processing task is held. */
public record Recorded(Lease lease, SubmissionRecord submission, Arrival arrival, Trail trail) {}
