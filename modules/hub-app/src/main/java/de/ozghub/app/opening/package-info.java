/**
 * Öffnung: tags, decryption, metadata and hashes of a recorded arrival.
 *
 * <p>In: {@code Recorded}. Out: {@code Opened}, or a stop that rejects with the channel's own problem types.
 */
@NullMarked
package de.ozghub.app.opening;

import org.jspecify.annotations.NullMarked;
