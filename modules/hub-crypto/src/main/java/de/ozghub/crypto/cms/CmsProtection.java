package de.ozghub.crypto.cms;

import de.ozghub.crypto.keys.CertificateFitness;
import de.ozghub.crypto.keys.CertificateUse;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Signs and encrypts content for a back office in CMS. Thread-safe; no stream given to it is ever closed.
 *
 * <p>Signature: SignedData with the content inside (RFC 5652), RSASSA-PSS or ECDSA with SHA-256 by the kind of key, with
 * content type, message digest, signing time and signing certificate (RFC 5035) as signed attributes. Encryption:
 * AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084), content key by RSAES-OAEP with SHA-256 (RFC 4055) or, for
 * an EC certificate, by ECDH-ES with AES-256 key wrap (RFC 5753). Written as BER of indefinite length in constant
 * memory, at most 2 GiB: DER would put the length of everything before its first byte. What RFC 5652 wants in DER, is.
 */
public final class CmsProtection {

    private final InstantSource time;

    /** @param time the clock of the signing time and of every certificate's validity */
    public CmsProtection(InstantSource time) {
        this.time = time;
    }

    /**
     * Signs, then encrypts: whoever decrypts finds the ContentInfo of a SignedData.
     *
     * @throws KeyUnusable if signer's or receiver's certificate is not in force or too weak; nothing is written then
     * @throws IOException if a stream fails; what was written then is no complete message
     */
    public void signedThenEnveloped(InputStream content, SigningKey signer, Recipient recipient, OutputStream out)
            throws IOException {
        var now = time.instant();
        signer.requireUsable(now);
        CertificateFitness.require(CertificateUse.ENCRYPTION, recipient.name(), recipient.certificate(), now);
        var envelope = CmsEnveloping.open(recipient, new LeftOpen(out));
        var signature = CmsSigning.open(signer, now, new LeftOpen(envelope));
        // Not try-with-resources: closing after a failure would put a good signature under half of the content.
        content.transferTo(signature);
        signature.close();
        envelope.close();
    }

    /**
     * Signs only, with the content inside.
     *
     * @throws KeyUnusable if the signer's certificate is not in force or too weak; nothing is written then
     * @throws IOException if a stream fails; what was written then is no complete message
     */
    public void signed(InputStream content, SigningKey signer, OutputStream out) throws IOException {
        var now = time.instant();
        signer.requireUsable(now);
        var signature = CmsSigning.open(signer, now, new LeftOpen(out));
        content.transferTo(signature);
        signature.close();
    }

    /**
     * Encrypts only, as for attachments whose digest a signed message states.
     *
     * @throws KeyUnusable if the receiver's certificate is not in force or too weak; nothing is written then
     * @throws IOException if a stream fails; what was written then is no complete message
     */
    public void enveloped(InputStream content, Recipient recipient, OutputStream out) throws IOException {
        CertificateFitness.require(
                CertificateUse.ENCRYPTION, recipient.name(), recipient.certificate(), time.instant());
        var envelope = CmsEnveloping.open(recipient, new LeftOpen(out));
        content.transferTo(envelope);
        envelope.close();
    }

    /**
     * Decrypts what {@link #enveloped} or {@link #signedThenEnveloped} made, in constant memory. An expired certificate
     * still opens.
     *
     * @param sink receives the content before its tag can be checked: <strong>to be discarded, unread, whenever this
     *     method throws</strong>
     * @throws CmsRefused if it is not for this key, uses other algorithms, or was changed
     * @throws IOException if a stream fails
     */
    public void open(InputStream enveloped, SigningKey recipient, OutputStream sink) throws CmsRefused, IOException {
        CmsOpening.open(enveloped, recipient, sink);
    }

    /**
     * Verifies a SignedData with exactly one signature, by exactly the expected certificate. Certificates inside the
     * message are not trusted.
     *
     * @param content receives the signed content; to be discarded whenever this method throws
     * @return the signing time, which lies in the certificate's validity but is the signer's own claim
     * @throws CmsRefused if the message is not that, or was changed
     * @throws IOException if a stream fails
     */
    public Instant verify(InputStream signed, X509Certificate expected, OutputStream content)
            throws CmsRefused, IOException {
        return CmsVerification.verify(signed, expected, content);
    }

    /** Lets a CMS structure end without ending the stream it is written to. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
