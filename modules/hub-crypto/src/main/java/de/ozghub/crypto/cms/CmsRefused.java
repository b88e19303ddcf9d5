package de.ozghub.crypto.cms;

/** A CMS message was not opened or not accepted. Carries the reason and never content. */
public final class CmsRefused extends Exception {

    /** Why. */
    public enum Reason {
        /** Not the CMS structure that was expected. */
        MALFORMED,
        /** Another algorithm than the hub allows. */
        ALGORITHM,
        /** Not encrypted for this key. */
        NOT_THE_RECIPIENT,
        /** The content key does not open with the private key. */
        UNWRAP_FAILED,
        /** The authentication tag does not fit. */
        TAMPERED,
        /** Not exactly one signer, or another one than expected. */
        WRONG_SIGNER,
        /** The signature does not fit, or was made when the certificate was not in force. */
        SIGNATURE
    }

    private final Reason reason;

    CmsRefused(Reason reason) {
        super("CMS refused: " + reason);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
