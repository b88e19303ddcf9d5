package de.ozghub.crypto.keys;

/**
 * A new key and the request for its certificate.
 *
 * @param request PKCS#10 in PEM; no secret
 */
public record RequestedKey(JwkPair jwk, String request) {}
