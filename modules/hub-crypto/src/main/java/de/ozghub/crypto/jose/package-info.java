/**
 * Compact JWE and JWS as FIT-Connect prescribes them (RFC 7515 to 7518): RSA-OAEP-256 with A256GCM, and PS512.
 *
 * <p>Comes in: JWK texts, compact serializations, streams. Goes out: plaintext streams, authentication tags, verified
 * payloads. Refusals carry a machine-readable reason and never content: {@link de.ozghub.crypto.jose.JweRefused},
 * {@link de.ozghub.crypto.jose.JwsRefused}. Bulk work runs on JDK providers in constant memory. Keys that travel inside
 * a header are never looked at.
 */
@NullMarked
package de.ozghub.crypto.jose;

import org.jspecify.annotations.NullMarked;
