/**
 * Whether keys and certificates of others may be relied upon: strength by BSI TR-02102 as data, the way of a chain to a
 * configured root, revocation by configured lists and responder.
 *
 * <p>Comes in: certificates and an instant. Goes out: findings, never exceptions; whoever asked decides what they mean.
 */
@NullMarked
package de.ozghub.crypto.trust;

import org.jspecify.annotations.NullMarked;
