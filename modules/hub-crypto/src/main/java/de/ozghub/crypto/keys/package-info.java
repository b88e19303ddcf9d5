/**
 * Keys and certificates of the hub and its partners: files that hold secrets, PEM, generation, fitness at use.
 *
 * <p>Comes in: paths, PEM texts, validity periods. Goes out: JDK keys and certificates, JWK texts. Refusals:
 * {@link de.ozghub.crypto.keys.KeyFileUnusable} and {@link de.ozghub.crypto.keys.KeyUnusable}, which name the file or
 * key and never show it.
 */
@NullMarked
package de.ozghub.crypto.keys;

import org.jspecify.annotations.NullMarked;
