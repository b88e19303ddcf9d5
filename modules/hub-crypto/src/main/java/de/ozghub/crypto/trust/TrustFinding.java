package de.ozghub.crypto.trust;

/** Why a chain of certificates is not relied upon. */
public enum TrustFinding {
    /** There is no certificate at all. */
    NO_CHAIN,
    /** A certificate of the chain is over. */
    EXPIRED,
    /** A certificate of the chain has not begun. */
    NOT_YET_VALID,
    /** A key of the chain is too short, or a signature uses a digest that can be forged, by the policy of that day. */
    WEAK,
    /** The chain leads to no configured root, or a signature or constraint in it does not hold. */
    UNTRUSTED,
    /** A certificate of the chain was revoked. */
    REVOKED,
    /** Revocation is to be checked, and no current list or answer covers the chain. */
    REVOCATION_UNKNOWN
}
