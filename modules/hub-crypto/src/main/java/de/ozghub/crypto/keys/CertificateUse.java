package de.ozghub.crypto.keys;

import de.ozghub.crypto.trust.Algorithm;
import java.security.PublicKey;
import java.util.Optional;

/** What the key of a certificate does for something new. */
public enum CertificateUse {
    /** Signs, RSA keys by RSASSA-PSS. */
    SIGNATURE {
        @Override
        Optional<Algorithm> algorithm(PublicKey key) {
            return Algorithm.signing(key);
        }
    },
    /** Signs for a receiver that needs the padding of PKCS#1 v1.5 from RSA keys. */
    OLD_PADDING {
        @Override
        Optional<Algorithm> algorithm(PublicKey key) {
            return Algorithm.signing(key)
                    .map(signing -> signing == Algorithm.RSASSA_PSS ? Algorithm.RSASSA_PKCS1 : signing);
        }
    },
    /** Is encrypted for, by AES-256-GCM. */
    ENCRYPTION {
        @Override
        Optional<Algorithm> algorithm(PublicKey key) {
            return Algorithm.encrypting(key);
        }
    };

    /** By which the key does it; empty for unknown kinds of keys. */
    abstract Optional<Algorithm> algorithm(PublicKey key);
}
