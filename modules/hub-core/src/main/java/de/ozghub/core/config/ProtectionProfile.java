package de.ozghub.core.config;

import de.ozghub.core.backoffice.Protection;

/** How messages to one back office are signed and encrypted, and with which keys. */
public sealed interface ProtectionProfile {

    Protection protection();

    /** Not at all: sender and receiver share one machine. */
    record None() implements ProtectionProfile {
        @Override
        public Protection protection() {
            return Protection.NONE;
        }
    }

    /**
     * CMS, signed then enveloped.
     *
     * @param signer PEM with the hub's private key and certificate
     * @param recipient certificate of the receiver
     */
    record Cms(SecretRef signer, CertificateRef recipient) implements ProtectionProfile {
        @Override
        public Protection protection() {
            return Protection.CMS;
        }
    }

    /**
     * Enveloped XML signature.
     *
     * @param signer PEM with the hub's private key and certificate
     */
    record XmlSignature(SecretRef signer) implements ProtectionProfile {
        @Override
        public Protection protection() {
            return Protection.XMLDSIG;
        }
    }

    /** How an RSA key signs XML. */
    enum RsaSignature {
        /** RSASSA-PSS. */
        PSS,
        /** RSASSA-PKCS1-v1_5, for receivers whose verifier lacks PSS. */
        PKCS1
    }

    /**
     * Enveloped XAdES-B-B signature.
     *
     * @param signer PEM with the hub's private key and certificate
     * @param rsaSignature without meaning for an elliptic key
     */
    record Xades(SecretRef signer, RsaSignature rsaSignature) implements ProtectionProfile {
        @Override
        public Protection protection() {
            return Protection.XADES;
        }
    }

    /**
     * JWS inside JWE.
     *
     * @param signer PEM with the hub's private key and certificate
     * @param recipient certificate of the receiver
     */
    record Jose(SecretRef signer, CertificateRef recipient) implements ProtectionProfile {
        @Override
        public Protection protection() {
            return Protection.JOSE;
        }
    }
}
