/**
 * CMS (RFC 5652, RFC 5083/5084) towards back offices: signed, then enveloped for one receiver.
 *
 * <p>Comes in: content streams, a signing key, the receiver's certificate. Goes out: CMS in BER, streamed. Refusals: a
 * key out of its time or too weak is {@link de.ozghub.crypto.keys.KeyUnusable}, a message that is not what it should be
 * is {@link de.ozghub.crypto.cms.CmsRefused}. Structures and RSA by Bouncy Castle, handed over explicitly; bulk
 * encryption and digests by the JDK's providers.
 */
@NullMarked
package de.ozghub.crypto.cms;

import org.jspecify.annotations.NullMarked;
