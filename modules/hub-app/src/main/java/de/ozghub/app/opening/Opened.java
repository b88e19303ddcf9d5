package de.ozghub.app.opening;

import de.ozghub.app.work.Trail;
import de.ozghub.core.channel.Opening;

/** An opened submission: proof, tags, hashes and metadata hold. */
public record Opened(Recorded recorded, Opening.Opened content, Trail trail) {}
