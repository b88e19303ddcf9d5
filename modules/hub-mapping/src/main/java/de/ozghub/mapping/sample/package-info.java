/**
 * Proves a package on its own samples.
 *
 * <p>In: a compiled package and its files. Out: per sample passed, or the fields that differ. A package that fails is never
 * active. Samples are synthetic, so differences show values.
 */
@NullMarked
package de.ozghub.mapping.sample;

import org.jspecify.annotations.NullMarked;
