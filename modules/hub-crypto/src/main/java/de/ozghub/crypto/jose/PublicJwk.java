package de.ozghub.crypto.jose;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A public RSA key as a destination publishes it (JWK, RFC 7517). Immutable and thread-safe. */
public final class PublicJwk {

    private static final int LEAST_BITS = 4096;
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    private final String kid;
    private final String algorithm;
    private final List<String> operations;
    private final RSAPublicKey key;
    private final List<X509Certificate> chain;

    PublicJwk(String kid, String algorithm, List<String> operations, RSAPublicKey key, List<X509Certificate> chain) {
        this.kid = kid;
        this.algorithm = algorithm;
        this.operations = operations;
        this.key = key;
        this.chain = chain;
    }

    /** @throws JwkUnreadable if the text is not a public RSA JWK with a kid; a private key is refused too */
    public static PublicJwk parse(String json) {
        var fields = JwkFields.parse(json);
        try {
            if (fields.isPrivate()) {
                throw new IllegalArgumentException("a private key where a public one belongs");
            }
            return new PublicJwk(
                    fields.kid(), fields.algorithm(), fields.operations(), fields.publicKey(), fields.chain());
        } catch (IllegalArgumentException e) {
            throw new JwkUnreadable(e);
        }
    }

    /** Key id; has no meaning beyond equality. */
    public String kid() {
        return kid;
    }

    /** Value of {@code alg}; the empty string if there is none. */
    public String alg() {
        return algorithm;
    }

    /** Values of {@code key_ops}; empty if there are none. */
    public List<String> keyOps() {
        return operations;
    }

    /** Length of the modulus. */
    public int bits() {
        return key.getModulus().bitLength();
    }

    /** The key itself. */
    public RSAPublicKey key() {
        return key;
    }

    /** Chain of {@code x5c}, leaf first; empty if there is none. Not checked against any root. */
    public List<X509Certificate> certificates() {
        return chain;
    }

    /** End of validity of the leaf certificate, if the key has one. */
    public Optional<Instant> expires() {
        return chain.stream().findFirst().map(leaf -> leaf.getNotAfter().toInstant());
    }

    /**
     * How the key falls short of FIT-Connect's rules; empty if it is fit. The way of the chain to its root and
     * revocation are not checked here.
     *
     * @param at the instant the certificate has to be valid at
     */
    public List<JwkFinding> findings(JwkUse use, Instant at) {
        return findings(use, at, use.publicOperation());
    }

    List<JwkFinding> findings(JwkUse use, Instant at, String operation) {
        var findings = new ArrayList<JwkFinding>();
        if (bits() < LEAST_BITS) {
            findings.add(JwkFinding.TOO_SHORT);
        }
        if (use.rule(bits()).filter(rule -> !rule.isInForce(at)).isPresent()) {
            findings.add(JwkFinding.ALGORITHM_ENDED);
        }
        if (!key.getPublicExponent().equals(EXPONENT)) {
            findings.add(JwkFinding.WRONG_EXPONENT);
        }
        if (!algorithm.equals(use.algorithm())) {
            findings.add(JwkFinding.WRONG_ALGORITHM);
        }
        if (!operations.contains(operation) || !serves(use)) {
            findings.add(JwkFinding.WRONG_OPERATIONS);
        }
        if (kid.length() < 8 || kid.length() > 64) {
            findings.add(JwkFinding.KID_LENGTH);
        }
        addCertificateFindings(findings, at);
        return List.copyOf(findings);
    }

    /** False if {@code alg} or {@code key_ops} reserve the key for another use; what is not said is not held against it. */
    boolean serves(JwkUse use) {
        var allowed = switch (use) {
            case ENCRYPTION -> List.of("wrapKey", "unwrapKey", "encrypt", "decrypt");
            case SIGNATURE -> List.of("sign", "verify");
        };
        return (algorithm.isEmpty() || algorithm.equals(use.algorithm())) && allowed.containsAll(operations);
    }

    private void addCertificateFindings(List<JwkFinding> findings, Instant at) {
        if (chain.isEmpty()) {
            findings.add(JwkFinding.CERTIFICATE_MISSING);
            return;
        }
        var leaf = chain.getFirst();
        if (!(leaf.getPublicKey() instanceof RSAPublicKey certified)
                || !certified.getModulus().equals(key.getModulus())
                || !certified.getPublicExponent().equals(key.getPublicExponent())) {
            findings.add(JwkFinding.CERTIFICATE_OF_OTHER_KEY);
        }
        if (at.isAfter(leaf.getNotAfter().toInstant())) {
            findings.add(JwkFinding.CERTIFICATE_EXPIRED);
        }
        if (at.isBefore(leaf.getNotBefore().toInstant())) {
            findings.add(JwkFinding.CERTIFICATE_NOT_YET_VALID);
        }
    }

    /** Names kid, algorithm and length only. */
    @Override
    public String toString() {
        return "PublicJwk[%s, %s, %d bits]".formatted(kid, algorithm, bits());
    }
}
