/**
 * The folder in which a hub keeps imported packages, and the only way to change it.
 *
 * <p>In: packages as publishers give them. Out: folders {@code <standard>/<version>} that {@link
 * de.ozghub.xoev.library.SchemaLibrary} reads, each with the zip it came from. A change happens as a whole or not at all,
 * also when the process is killed. Refusals are {@link de.ozghub.xoev.archive.PackageRefused}. Called by {@code hub schema}.
 */
@NullMarked
package de.ozghub.xoev.store;

import org.jspecify.annotations.NullMarked;
