package de.ozghub.crypto.xmldsig;

/** How an RSA key signs XML; elliptic keys have no such choice. */
public enum RsaPadding {
    /** RSASSA-PSS, the choice of BSI TR-02102-1. */
    PSS,
    /** RSASSA-PKCS1-v1_5, for receivers whose verifier lacks PSS (xmlsec before 1.3). */
    PKCS1
}
