/**
 * The schema library: packages of official standards and schemas of the project's own, as folders.
 *
 * <p>In: folders. Out: packages found by schema key, with everything the schemas say about themselves. A package that cannot
 * be used is listed with its fault and never breaks the others. Nothing is ever fetched. Called by validation, mapping, the
 * checks at start and the console.
 */
@NullMarked
package de.ozghub.xoev.library;

import org.jspecify.annotations.NullMarked;
