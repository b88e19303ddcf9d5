package de.ozghub.crypto.jose;

/**
 * What a sender has to state about a JWE it made.
 *
 * @param tag the authentication tag: 5th segment, 22 characters of base64url
 * @param plaintextBytes how many bytes were read
 * @param sha512Hex SHA-512 of the plaintext, lower-case hex
 */
public record Encrypted(String tag, long plaintextBytes, String sha512Hex) {}
