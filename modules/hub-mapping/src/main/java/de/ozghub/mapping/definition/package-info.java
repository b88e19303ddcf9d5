/**
 * What a package says, read from its text: descriptions, rules and code tables, each with file and line.
 *
 * <p>In: files of a package. Out: {@link de.ozghub.mapping.definition.PackageDefinition} and faults for the person who
 * writes the package. Nothing is compiled or run here.
 */
@NullMarked
package de.ozghub.mapping.definition;

import org.jspecify.annotations.NullMarked;
