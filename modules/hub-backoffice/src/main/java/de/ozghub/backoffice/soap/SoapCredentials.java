package de.ozghub.backoffice.soap;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Keys and certificates for calls to one SOAP back office, as read from where the configuration says.
 *
 * @param tlsKey for mutual TLS
 * @param tlsAnchors the only ones a server's certificate may lead to; empty: those of the Java runtime
 * @param login of the UsernameToken
 * @param signer signs requests and opens encrypted answers
 * @param recipient requests are encrypted for; RSA
 * @param answers the one certificate answers are signed with
 */
public record SoapCredentials(
        Optional<OwnKey> tlsKey,
        List<X509Certificate> tlsAnchors,
        Optional<Login> login,
        Optional<OwnKey> signer,
        Optional<X509Certificate> recipient,
        Optional<X509Certificate> answers) {

    /** None at all. */
    public static final SoapCredentials NONE = new SoapCredentials(
            Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * @throws IllegalArgumentException if messages shall be encrypted and the receiver's key or the signer's, which opens
     *     the answers, is not RSA; the message says which
     */
    public SoapCredentials {
        tlsAnchors = List.copyOf(tlsAnchors);
        recipient.ifPresent(certificate -> requireRsa(certificate, "wsSecurity.recipient"));
        if (recipient.isPresent()) {
            signer.ifPresent(key -> requireRsa(key.certificate(), "wsSecurity.signer, which opens the answers,"));
        }
    }

    private static void requireRsa(X509Certificate certificate, String name) {
        if (!certificate.getPublicKey().getAlgorithm().equals("RSA")) {
            throw new IllegalArgumentException("%s has a key of kind %s; encryption by WS-Security (RSA-OAEP) needs RSA"
                    .formatted(name, certificate.getPublicKey().getAlgorithm()));
        }
    }

    /** A private key and its certificate with those that lead to its root, leaf first. Names nothing of it. */
    public record OwnKey(PrivateKey privateKey, List<X509Certificate> chain) {

        public OwnKey {
            chain = List.copyOf(chain);
        }

        X509Certificate certificate() {
            return chain.getFirst();
        }

        @Override
        public String toString() {
            return "OwnKey[]";
        }
    }

    /** Password in clear, in memory only. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[]";
        }
    }

    /** Whether requests are signed, so that answers must be too. */
    boolean signs() {
        return signer.isPresent();
    }

    /** Whether there is anything of WS-Security. */
    boolean hasWsSecurity() {
        return signs() || login.isPresent();
    }
}
