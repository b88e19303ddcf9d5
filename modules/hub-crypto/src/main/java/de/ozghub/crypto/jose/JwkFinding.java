package de.ozghub.crypto.jose;

/** A way in which a key falls short of FIT-Connect's rules for JWKs. */
public enum JwkFinding {
    /** The modulus is shorter than 4096 bits. */
    TOO_SHORT,
    /** The public exponent is not 65537. */
    WRONG_EXPONENT,
    /** What its use asks of it is no longer recommended on that day ({@code algorithms.properties}). */
    ALGORITHM_ENDED,
    /** {@code alg} is not the one of its use. */
    WRONG_ALGORITHM,
    /** {@code key_ops} lacks the operation of its use, or allows one of the other use. */
    WRONG_OPERATIONS,
    /** {@code kid} is shorter than 8 or longer than 64 characters. */
    KID_LENGTH,
    /** {@code x5c} is missing. */
    CERTIFICATE_MISSING,
    /** The leaf certificate certifies another key. */
    CERTIFICATE_OF_OTHER_KEY,
    /** The leaf certificate is over. */
    CERTIFICATE_EXPIRED,
    /** The leaf certificate has not begun. */
    CERTIFICATE_NOT_YET_VALID
}
