package de.ozghub.crypto.cms;

import de.ozghub.crypto.keys.SigningKey;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipient;

/** Opens the content key by Bouncy Castle and hands the content itself to {@link GcmContent}. */
final class Unwrapping {

    private Unwrapping() {}

    static Recipient by(SigningKey key) {
        return key.isElliptic()
                ? new Agreement(key).setProvider(Providers.BOUNCY_CASTLE)
                : new Transport(key).setProvider(Providers.BOUNCY_CASTLE);
    }

    private static final class Transport extends JceKeyTransRecipient {

        Transport(SigningKey key) {
            super(key.privateKey());
        }

        @Override
        public RecipientOperator getRecipientOperator(
                AlgorithmIdentifier keyAlgorithm, AlgorithmIdentifier contentAlgorithm, byte[] wrapped)
                throws CMSException {
            var key = extractSecretKey(keyAlgorithm, contentAlgorithm, wrapped);
            return new RecipientOperator(new GcmContent(contentAlgorithm, key));
        }
    }

    private static final class Agreement extends JceKeyAgreeRecipient {

        Agreement(SigningKey key) {
            super(key.privateKey());
        }

        @Override
        public RecipientOperator getRecipientOperator(
                AlgorithmIdentifier keyAlgorithm,
                AlgorithmIdentifier contentAlgorithm,
                SubjectPublicKeyInfo sender,
                ASN1OctetString keyingMaterial,
                byte[] wrapped)
                throws CMSException {
            var key = extractSecretKey(keyAlgorithm, contentAlgorithm, sender, keyingMaterial, wrapped);
            return new RecipientOperator(new GcmContent(contentAlgorithm, key));
        }
    }
}
