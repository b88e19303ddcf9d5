package de.ozghub.crypto.jose;

/**
 * What is known of a JWE after it was opened and found genuine.
 *
 * @param tag the authentication tag as FIT-Connect states it: 5th segment, 22 characters of base64url
 * @param plaintextBytes how many bytes the sink received
 * @param sha512Hex SHA-512 of the plaintext, lower-case hex
 */
public record Decrypted(JweHeader header, String tag, long plaintextBytes, String sha512Hex) {}
