/**
 * Keys that lie in a device of the authority (PKCS#11: HSM, smart card) and never leave it.
 *
 * <p>In: where the device is and the label of a key. Out: a {@link de.ozghub.crypto.jose.PrivateJwk} whose private operations
 * run in the device. Proven with SoftHSM.
 */
@NullMarked
package de.ozghub.crypto.token;

import org.jspecify.annotations.NullMarked;
