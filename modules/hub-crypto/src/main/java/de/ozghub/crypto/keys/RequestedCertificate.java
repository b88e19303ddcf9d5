package de.ozghub.crypto.keys;

import java.security.cert.X509Certificate;

/**
 * What a key that stays with its holder needs until it is certified.
 *
 * @param selfSigned stands in for the certificate that was asked for
 * @param request PKCS#10 in PEM; no secret
 */
public record RequestedCertificate(X509Certificate selfSigned, String request) {}
