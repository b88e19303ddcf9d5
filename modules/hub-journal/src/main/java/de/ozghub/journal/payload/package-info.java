/**
 * Payloads in encrypted chunks.
 *
 * <p>In: clear bytes of channels and stages. Out: the same bytes, each chunk verified. What reaches the database is
 * sealed; nothing outside this package sees a chunk.
 */
@NullMarked
package de.ozghub.journal.payload;

import org.jspecify.annotations.NullMarked;
