/**
 * Enveloped XML signatures (XML Signature 1.1, XAdES-B-B) by the JDK's own API, for messages a receiver wants signed as XML.
 *
 * <p>Comes in: XML as bytes, a signing key or the expected certificate. Goes out: signed XML, or nothing if the signature
 * is good. Refusals: {@link de.ozghub.crypto.xmldsig.XmlSignatureRefused},
 * {@link de.ozghub.crypto.keys.KeyUnusable}. A document is held in memory: callers limit its size.
 */
@NullMarked
package de.ozghub.crypto.xmldsig;

import org.jspecify.annotations.NullMarked;
