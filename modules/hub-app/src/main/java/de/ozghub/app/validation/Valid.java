package de.ozghub.app.validation;

import de.ozghub.app.opening.Opened;
import de.ozghub.app.work.Trail;
import de.ozghub.core.routing.Routed.Competent;
import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.submission.Area;
import org.jspecify.annotations.Nullable;

/**
 * A submission whose data are valid, with the package that will translate it.
 *
 * @param data what the package reads
 * @param inbox where it goes without translation: then the data are the hub's own letter about it; null for a service
 */
public record Valid(
        Opened opened,
        MappingPackage mappingPackage,
        Bytes data,
        @Nullable Inbox inbox,
        Trail trail) {

    /** The inbox of an authority. */
    public record Inbox(Area area, Competent competent) {}

    /** The same submission with more to say. */
    Valid with(Trail longer) {
        return new Valid(opened, mappingPackage, data, inbox, longer);
    }

    /** The same submission under a package as its authority has it. */
    public Valid under(MappingPackage chosen) {
        return new Valid(opened, chosen, data, inbox, trail);
    }
}
