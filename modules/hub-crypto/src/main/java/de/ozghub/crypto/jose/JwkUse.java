package de.ozghub.crypto.jose;

import de.ozghub.crypto.trust.Algorithm;
import de.ozghub.crypto.trust.AlgorithmPolicy;
import de.ozghub.crypto.trust.AlgorithmRule;
import java.util.Optional;

/** What FIT-Connect uses a key for; fixes its algorithm and operations. */
public enum JwkUse {
    /** JWE: alg RSA-OAEP-256, key_ops wrapKey (public) or unwrapKey (private). */
    ENCRYPTION("RSA-OAEP-256", "wrapKey", "unwrapKey", Algorithm.RSAES_OAEP),
    /** JWS: alg PS512, key_ops verify (public) or sign (private). */
    SIGNATURE("PS512", "verify", "sign", Algorithm.RSASSA_PSS);

    private final String algorithm;
    private final String publicOperation;
    private final String privateOperation;
    private final Algorithm policyName;

    JwkUse(String algorithm, String publicOperation, String privateOperation, Algorithm policyName) {
        this.algorithm = algorithm;
        this.publicOperation = publicOperation;
        this.privateOperation = privateOperation;
        this.policyName = policyName;
    }

    /** Value of {@code alg}. */
    public String algorithm() {
        return algorithm;
    }

    /** Value of {@code key_ops} in the public key. */
    public String publicOperation() {
        return publicOperation;
    }

    /** What the policy says of this use of a key of so many bits; empty if it is too short. */
    public Optional<AlgorithmRule> rule(int bits) {
        return AlgorithmPolicy.standard().rule(policyName, bits);
    }

    /** Value of {@code key_ops} in the private key. */
    public String privateOperation() {
        return privateOperation;
    }
}
