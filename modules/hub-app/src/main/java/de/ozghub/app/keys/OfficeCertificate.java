package de.ozghub.app.keys;

import de.ozghub.crypto.keys.CertificateFitness;
import de.ozghub.crypto.keys.CertificateUse;
import de.ozghub.crypto.keys.Expiry;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.trust.AlgorithmRule;
import de.ozghub.submission.BackOfficeKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A certificate the hub needs towards a back office.
 *
 * @param name of its file, as the configuration has it
 */
public record OfficeCertificate(BackOfficeKey backOffice, Purpose purpose, String name, X509Certificate certificate) {

    /** What it is for. */
    public enum Purpose {
        /** The hub signs the message with it. */
        SIGNER(CertificateUse.SIGNATURE, false),
        /** The hub signs the message with it, RSA keys with the padding of PKCS#1 v1.5. */
        SIGNER_PKCS1(CertificateUse.OLD_PADDING, false),
        /** The message is encrypted for it. */
        RECIPIENT(CertificateUse.ENCRYPTION, false),
        /** The hub proves itself with it in mutual TLS. */
        TLS(CertificateUse.SIGNATURE, true),
        /** The hub signs each call with it (WS-Security). */
        CALL_SIGNER(CertificateUse.SIGNATURE, true),
        /** Each call is encrypted for it (WS-Security). */
        CALL_RECIPIENT(CertificateUse.ENCRYPTION, true),
        /** The procedure signs its answers with it (WS-Security). */
        ANSWERS(CertificateUse.SIGNATURE, true);

        private final CertificateUse use;
        private final boolean atCall;

        Purpose(CertificateUse use, boolean atCall) {
            this.use = use;
            this.atCall = atCall;
        }
    }

    /** Whether it is needed for each call, and not for the message alone. */
    boolean isForCalls() {
        return purpose.atCall;
    }

    /** Why it must not be used at this instant. */
    public Optional<KeyUnusable.Reason> unusable(Instant at) {
        try {
            CertificateFitness.require(purpose.use, name, certificate, at);
            return Optional.empty();
        } catch (KeyUnusable e) {
            return Optional.of(e.reason());
        }
    }

    /** When it ends. */
    public Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /** What the policy says of its key. */
    Optional<AlgorithmRule> rule() {
        return CertificateFitness.rule(purpose.use, certificate);
    }

    /** Days within which it ends, if people are to be warned. */
    OptionalInt daysLeft(Instant at) {
        return Expiry.warning(end(), at);
    }

    /** Days within which its algorithm ends, if people are to be warned. */
    OptionalInt daysOfAlgorithm(Instant at) {
        return rule().map(rule -> Expiry.ofAlgorithm(rule, at)).orElseGet(OptionalInt::empty);
    }
}
