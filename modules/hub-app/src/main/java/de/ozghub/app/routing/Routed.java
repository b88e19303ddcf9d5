package de.ozghub.app.routing;

import de.ozghub.app.validation.Valid;
import de.ozghub.app.work.Trail;
import de.ozghub.core.routing.Routed.Competent;
import de.ozghub.submission.Area;

/** A valid submission with the authority that is competent for it. */
public record Routed(Valid valid, Area area, Competent competent, Trail trail) {}
