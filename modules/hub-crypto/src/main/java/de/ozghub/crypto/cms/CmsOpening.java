package de.ozghub.crypto.cms;

import de.ozghub.crypto.cms.CmsRefused.Reason;
import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.KeyTransRecipientInformation;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.jspecify.annotations.Nullable;

/** Opens one AuthEnvelopedData with the algorithms {@link CmsEnveloping} uses and no others. */
final class CmsOpening {

    private CmsOpening() {}

    static void open(InputStream enveloped, SigningKey key, OutputStream sink) throws IOException, CmsRefused {
        var source = new CmsSource(enveloped);
        var recipient = source.parse(() -> recipient(new CMSAuthEnvelopedDataParser(source), key));
        var content = source.parse(() -> content(recipient, key));
        source.pour(content, sink);
    }

    private static InputStream content(RecipientInformation recipient, SigningKey key) throws IOException, CmsRefused {
        try {
            return recipient.getContentStream(Unwrapping.by(key)).getContentStream();
        } catch (CMSException e) {
            throw new CmsRefused(Reason.UNWRAP_FAILED);
        }
    }

    private static RecipientInformation recipient(CMSAuthEnvelopedDataParser parser, SigningKey key) throws CmsRefused {
        if (!parser.getEncryptionAlgOID().getAlgorithm().equals(CMSAlgorithm.AES256_GCM)) {
            throw new CmsRefused(Reason.ALGORITHM);
        }
        var id = key.isElliptic()
                ? new JceKeyAgreeRecipientId(key.certificate())
                : new JceKeyTransRecipientId(key.certificate());
        @Nullable RecipientInformation recipient = parser.getRecipientInfos().get(id);
        if (recipient == null) {
            throw new CmsRefused(Reason.NOT_THE_RECIPIENT);
        }
        var allowed = switch (recipient) {
            case KeyTransRecipientInformation transport -> isOaepSha256(transport.getKeyEncryptionAlgorithm());
            case KeyAgreeRecipientInformation agreement -> isEcdhSha256(agreement.getKeyEncryptionAlgorithm());
            case RecipientInformation _ -> false;
        };
        if (!allowed) {
            throw new CmsRefused(Reason.ALGORITHM);
        }
        return recipient;
    }

    private static boolean isOaepSha256(AlgorithmIdentifier transport) {
        if (!transport.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
            return false;
        }
        var oaep = RSAESOAEPparams.getInstance(transport.getParameters());
        var mask = AlgorithmIdentifier.getInstance(oaep.getMaskGenAlgorithm().getParameters());
        return oaep.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && mask.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256);
    }

    private static boolean isEcdhSha256(AlgorithmIdentifier agreement) {
        var wrap = AlgorithmIdentifier.getInstance(agreement.getParameters());
        return agreement.getAlgorithm().equals(CMSAlgorithm.ECDH_SHA256KDF)
                && wrap.getAlgorithm().equals(CMSAlgorithm.AES256_WRAP);
    }
}
