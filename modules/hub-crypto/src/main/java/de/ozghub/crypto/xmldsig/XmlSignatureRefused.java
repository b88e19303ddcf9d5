package de.ozghub.crypto.xmldsig;

/** A document was not signed or its signature not accepted. Carries the reason and never content. */
public final class XmlSignatureRefused extends Exception {

    /** Why. */
    public enum Reason {
        /** Not well-formed, with a DTD, or beyond the limits of the parser. */
        MALFORMED,
        /** No signature, more than one, or one that is not the last child of the root. */
        NOT_ENVELOPED,
        /** The signature does not cover the whole document by exactly one plain reference. */
        NOT_WHOLE,
        /** Another algorithm than the hub allows. */
        ALGORITHM,
        /** XAdES only: signing time, certificate or data object are not stated, not where they belong, or not true. */
        PROPERTIES,
        /** Document, signature and certificate do not fit each other. */
        SIGNATURE
    }

    private final Reason reason;

    XmlSignatureRefused(Reason reason) {
        super("XML signature refused: " + reason);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
