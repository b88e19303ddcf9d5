package de.ozghub.crypto.jose;

/** What FIT-Connect uses a key for; fixes its algorithm and operations. */
public enum JwkUse {
    /** JWE: alg RSA-OAEP-256, key_ops wrapKey (public) or unwrapKey (private). */
    ENCRYPTION("RSA-OAEP-256", "wrapKey", "unwrapKey"),
    /** JWS: alg PS512, key_ops verify (public) or sign (private). */
    SIGNATURE("PS512", "verify", "sign");

    private final String algorithm;
    private final String publicOperation;
    private final String privateOperation;

    JwkUse(String algorithm, String publicOperation, String privateOperation) {
        this.algorithm = algorithm;
        this.publicOperation = publicOperation;
        this.privateOperation = privateOperation;
    }

    /** Value of {@code alg}. */
    public String algorithm() {
        return algorithm;
    }

    /** Value of {@code key_ops} in the public key. */
    public String publicOperation() {
        return publicOperation;
    }

    /** Value of {@code key_ops} in the private key. */
    public String privateOperation() {
        return privateOperation;
    }
}
