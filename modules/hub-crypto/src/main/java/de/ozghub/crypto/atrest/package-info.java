/**
 * Encryption at rest: every payload version has its own random data key, wrapped by a key that lives outside the
 * database and its backups.
 *
 * <p>Comes in: clear chunks and their position. Goes out: sealed chunks and the wrapped data key to store beside them.
 * Refusals: {@link de.ozghub.crypto.atrest.KeyUnavailable} and {@link de.ozghub.crypto.atrest.ChunkTampered}. Called by
 * the journal alone. Everything runs on JDK providers.
 */
@NullMarked
package de.ozghub.crypto.atrest;

import org.jspecify.annotations.NullMarked;
