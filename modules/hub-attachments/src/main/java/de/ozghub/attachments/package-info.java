/**
 * Looks into attachments: what they are, what in them acts by itself, what hides or expands, and what a virus scanner says.
 *
 * <p>In: a stream. Out: problems of the catalogue. Everything reads once from the beginning with bounded memory and never
 * writes a byte anywhere. Called by the stage {@code validation}; Apache Tika is seen here only.
 */
@NullMarked
package de.ozghub.attachments;

import org.jspecify.annotations.NullMarked;
