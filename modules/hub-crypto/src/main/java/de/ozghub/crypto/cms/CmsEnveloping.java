package de.ozghub.crypto.cms;

import de.ozghub.crypto.keys.Recipient;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;

/** Builds the AuthEnvelopedData (RFC 5083) around a stream: AES-256-GCM for one receiver. */
final class CmsEnveloping {

    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    /** RFC 4055 §4.1 with SHA-256 for digest and mask; the defaults would be SHA-1. */
    private static final AlgorithmIdentifier OAEP_SHA_256 = new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSAES_OAEP,
            new RSAESOAEPparams(
                    SHA_256,
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA_256),
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_pSpecified, new DEROctetString(new byte[0]))));

    private CmsEnveloping() {}

    /** Where to write the content; closing it writes the tag and leaves {@code out} open. */
    static OutputStream open(Recipient recipient, OutputStream out) throws IOException {
        try {
            var generator = new CMSAuthEnvelopedDataStreamGenerator();
            generator.setBufferSize(64 * 1024);
            generator.addRecipientInfoGenerator(recipientInfo(recipient));
            var encryptor = new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                    .setProvider(Providers.BULK)
                    .build();
            return generator.open(out, (OutputAEADEncryptor) encryptor);
        } catch (CMSException | GeneralSecurityException e) {
            throw new IllegalStateException("Encrypting for key %s cannot begin".formatted(recipient.name()), e);
        }
    }

    private static RecipientInfoGenerator recipientInfo(Recipient recipient) throws GeneralSecurityException {
        var certificate = recipient.certificate();
        if (!(certificate.getPublicKey() instanceof ECPublicKey receiver)) {
            return new JceKeyTransRecipientInfoGenerator(certificate, OAEP_SHA_256)
                    .setProvider(Providers.BOUNCY_CASTLE);
        }
        // RFC 5753 §3.1: a fresh key of the sender for each message on the receiver's curve (ECDH-ES).
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(receiver.getParams());
        var ephemeral = generator.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        ephemeral.getPrivate(),
                        ephemeral.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .addRecipient(certificate)
                .setProvider(Providers.BOUNCY_CASTLE);
    }
}
