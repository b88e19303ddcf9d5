package de.ozghub.simulators.backoffice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.KeyTransRecipientInformation;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * CMS SignedData inside CMS AuthEnvelopedData (RFC 5652, RFC 5083): opened with the office's private key, and the one
 * signer must be the hub's configured certificate.
 */
final class CmsSeal implements Seal {

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final PrivateKey privateKey;
    private final X509Certificate signer;

    CmsSeal(PrivateKey privateKey, X509Certificate signer) {
        this.privateKey = privateKey;
        this.signer = signer;
    }

    @Override
    public byte[] openMessage(Part message) throws Unverified, IOException {
        if (message.length() > MAX_MESSAGE_BYTES) {
            throw new Unverified("The message is too large");
        }
        var clear = new ByteArrayOutputStream();
        open(message, decrypted -> verify(decrypted, clear));
        return clear.toByteArray();
    }

    @Override
    public void checkAttachment(Part attachment) throws Unverified, IOException {
        // Enveloped only: the signed message binds it by its digest.
        open(attachment, decrypted -> decrypted.transferTo(OutputStream.nullOutputStream()));
    }

    private void open(Part part, Inner inner) throws Unverified, IOException {
        try (var in = part.source().open()) {
            var enveloped = new CMSAuthEnvelopedDataParser(in);
            var recipients = enveloped.getRecipientInfos().getRecipients();
            if (recipients.isEmpty()) {
                throw new Unverified("CMS envelope without a recipient");
            }
            var recipient = recipients.iterator().next();
            var content = recipient.getContentStream(recipientKey(recipient));
            try (var decrypted = content.getContentStream()) {
                inner.read(decrypted);
                // The tag is checked at the end of the stream only.
                decrypted.transferTo(OutputStream.nullOutputStream());
            }
        } catch (CMSException
                | OperatorCreationException
                | CertificateException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException e) {
            // Bouncy Castle's parser answers broken ASN.1 with unchecked exceptions of several kinds.
            throw new Unverified("CMS cannot be opened", e);
        } catch (IOException e) {
            throw new Unverified("CMS cannot be read", e);
        }
    }

    private Recipient recipientKey(RecipientInformation recipient) throws Unverified {
        return switch (recipient) {
            case KeyTransRecipientInformation _ ->
                new JceKeyTransAuthEnvelopedRecipient(privateKey).setProvider(BOUNCY_CASTLE);
            case KeyAgreeRecipientInformation _ ->
                new JceKeyAgreeAuthEnvelopedRecipient(privateKey).setProvider(BOUNCY_CASTLE);
            default -> throw new Unverified("CMS recipient of an unknown kind");
        };
    }

    private void verify(InputStream in, OutputStream clear)
            throws Unverified, IOException, CMSException, OperatorCreationException, CertificateException {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var signed = new CMSSignedDataParser(digests, in);
        var content = signed.getSignedContent();
        if (content == null) {
            throw new Unverified("CMS signature without content");
        }
        content.getContentStream().transferTo(clear);
        var signers = signed.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            throw new Unverified("Exactly one CMS signer is expected");
        }
        var expected = new JcaX509CertificateHolder(signer);
        var verifier = new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(BOUNCY_CASTLE)
                .build(expected);
        var info = signers.iterator().next();
        if (!info.verify(verifier)) {
            throw new Unverified("The CMS signature does not hold");
        }
    }

    /** What is done with the decrypted bytes. */
    private interface Inner {
        void read(InputStream decrypted)
                throws Unverified, IOException, CMSException, OperatorCreationException, CertificateException;
    }
}
