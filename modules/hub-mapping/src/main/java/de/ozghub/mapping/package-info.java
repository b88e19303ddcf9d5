/**
 * Mapping packages: one message per back office in its own format (stage {@code mapping}).
 *
 * <p>In: package files as text ({@link de.ozghub.mapping.PackageSource}), valid data of a submission and what the hub knows
 * about it ({@link de.ozghub.mapping.MappingInput}). Out: messages that are valid in their targets' schemas, or problems
 * with the codes {@code MAPPING_FAILED} and {@code TARGET_INVALID}; those name rule and field, never a value. Called by the
 * stages validation (source schema), routing (area) and mapping. Nothing here reads files or network while mapping, and
 * the same input always gives the same bytes.
 */
@NullMarked
package de.ozghub.mapping;

import org.jspecify.annotations.NullMarked;
