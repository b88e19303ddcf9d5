package de.ozghub.app.validation;

import de.ozghub.app.opening.Opened;
import de.ozghub.app.work.Trail;
import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappingPackage;

/** A submission whose data are valid, with the package that will translate it. */
public record Valid(Opened opened, MappingPackage mappingPackage, Bytes data, Trail trail) {}
