package de.ozghub.core.config;

import java.util.Optional;

/**
 * How calls to a SOAP back office are secured, beside the protection of what they carry. Both layers are made anew for each
 * attempt; the protected bytes are not.
 */
public record SoapSecurity(Optional<Tls> tls, Optional<WsSecurity> wsSecurity) {

    /** Neither: plain HTTP on this machine, or HTTPS with the anchors of the Java runtime. */
    public static final SoapSecurity NONE = new SoapSecurity(Optional.empty(), Optional.empty());

    /** Whether the connection itself proves who both ends are. */
    public boolean isMutual() {
        return tls.flatMap(Tls::key).isPresent();
    }

    /** Whether each message is signed by the hub and encrypted for its receiver. */
    public boolean isSealed() {
        return wsSecurity.flatMap(WsSecurity::recipient).isPresent();
    }

    /**
     * TLS with names of hosts verified.
     *
     * @param trust PEM with the only anchors a server's certificate may lead to; empty: those of the Java runtime
     * @param key PEM with the hub's own private key and certificate for mutual TLS
     */
    public record Tls(Optional<CertificateRef> trust, Optional<SecretRef> key, Version least) {

        /** Oldest version that is accepted. */
        public enum Version {
            TLS_1_2,
            TLS_1_3
        }
    }

    /**
     * WS-Security 1.1: a Timestamp always, the rest as given.
     *
     * @param login UsernameToken with digest, nonce and time of making
     * @param signer PEM with the hub's private key and certificate; signs Timestamp, UsernameToken and Body
     * @param recipient certificate Body and UsernameToken are encrypted for; answers then are encrypted for the signer
     * @param answers certificate the procedure signs its answers with; others are not believed
     * @param maxMiB largest hand-over in MiB, because signed and encrypted messages are held in memory
     */
    public record WsSecurity(
            Optional<Login> login,
            Optional<SecretRef> signer,
            Optional<CertificateRef> recipient,
            Optional<CertificateRef> answers,
            int maxMiB) {

        /** @throws IllegalArgumentException if the parts do not make sense together */
        public WsSecurity {
            Check.that(login.isPresent() || signer.isPresent(), "wsSecurity has neither user nor signer");
            Check.that(signer.isPresent() == answers.isPresent(), "signer and answers only go together");
            Check.that(
                    recipient.isEmpty() || signer.isPresent(),
                    "recipient needs signer: what nobody signed is not sealed");
        }
    }
}
