package de.ozghub.app.routing;

import de.ozghub.app.validation.Valid;
import de.ozghub.app.work.Trail;
import de.ozghub.core.routing.Routed.Competent;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.submission.Area;

/** A valid submission with the authority that is competent for it. */
public record Routed(Valid valid, Area area, Competent competent, Trail trail) {

    /** The same submission with the package as its authority has it. */
    public Routed under(MappingPackage mappingPackage) {
        return new Routed(valid.under(mappingPackage), area, competent, trail);
    }
}
