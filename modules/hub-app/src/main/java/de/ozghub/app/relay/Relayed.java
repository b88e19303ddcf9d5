package de.ozghub.app.relay;

import de.ozghub.app.opening.Recorded;
import de.ozghub.app.work.Trail;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.submission.AuthorityKey;

/** A submission that goes on as it arrived. {@code owner} has the key. */
public record Relayed(Recorded recorded, AuthorityKey owner, NewDelivery delivery, Trail trail) {}
