package de.ozghub.simulators.backoffice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.impl.AESKW;
import com.nimbusds.jose.crypto.impl.ConcatKDF;
import com.nimbusds.jose.crypto.impl.ECDH;
import com.nimbusds.jose.crypto.utils.ECChecks;
import com.nimbusds.jose.util.Base64URL;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.text.ParseException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Opens a compact JWE (RFC 7516 §7.1) of any length in constant memory and keeps nothing of it: an attachment is good if its
 * tag holds. One at a time; not thread-safe.
 */
final class JweAttachment {

    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int BLOCK = 64 * 1024;
    private static final int TAG_BITS = 128;
    private static final OAEPParameterSpec OAEP_256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final BufferedInputStream in;

    JweAttachment(InputStream in) {
        this.in = new BufferedInputStream(in, BLOCK);
    }

    /**
     * Reads to the end.
     *
     * @return length of the content in bytes
     * @throws Unverified if it was not encrypted for this key by the algorithms that were agreed, or was changed
     */
    long check(PrivateKey privateKey) throws Unverified, IOException {
        var head = segment();
        try {
            var header = JWEHeader.parse(new Base64URL(head));
            JoseSeal.requireAgreed(header);
            var key = contentKey(header, segment(), privateKey);
            var iv = new Base64URL(segment()).decode();
            var gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
            var additional = head.getBytes(StandardCharsets.US_ASCII);
            gcm.init(false, new AEADParameters(new KeyParameter(key), TAG_BITS, iv, additional));
            return open(gcm);
        } catch (ParseException
                | JOSEException
                | GeneralSecurityException
                | InvalidCipherTextException
                | IllegalArgumentException e) {
            throw new Unverified("The JWE cannot be opened", e);
        }
    }

    private long open(GCMModeCipher gcm) throws IOException, Unverified, InvalidCipherTextException {
        var cipher = new byte[BLOCK];
        var clear = new byte[gcm.getUpdateOutputSize(BLOCK) + BLOCK];
        long length = 0;
        try (var segment = Base64.getUrlDecoder().wrap(new Segment(in))) {
            for (int count = segment.read(cipher); count >= 0; count = segment.read(cipher)) {
                length += gcm.processBytes(cipher, 0, count, clear, 0);
            }
        }
        var tag = new Base64URL(segment()).decode();
        length += gcm.processBytes(tag, 0, tag.length, clear, 0);
        return length + gcm.doFinal(clear, 0);
    }

    private static byte[] contentKey(JWEHeader header, String wrapped, PrivateKey privateKey)
            throws JOSEException, GeneralSecurityException {
        var encrypted = new Base64URL(wrapped).decode();
        if (!(privateKey instanceof ECPrivateKey elliptic)) {
            if (!JWEAlgorithm.RSA_OAEP_256.equals(header.getAlgorithm())) {
                throw new JOSEException("not encrypted for an RSA key");
            }
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, privateKey, OAEP_256);
            return cipher.doFinal(encrypted);
        }
        if (header.getEphemeralPublicKey() == null) {
            throw new JOSEException("not encrypted for a key on a curve");
        }
        var sender = header.getEphemeralPublicKey().toECKey().toECPublicKey();
        // A point off the receiver's curve would give the private key away, piece by piece.
        if (!ECChecks.isPointOnCurve(sender, elliptic)) {
            throw new JOSEException("the sender's key lies on another curve");
        }
        var shared =
                ECDH.deriveSharedKey(header, ECDH.deriveSharedSecret(sender, elliptic, null), new ConcatKDF("SHA-256"));
        return AESKW.unwrapCEK(shared, encrypted, null).getEncoded();
    }

    /** One of the short segments. */
    private String segment() throws IOException, Unverified {
        var segment = new Segment(in);
        var text = new StringBuilder();
        for (int next = segment.read(); next >= 0; next = segment.read()) {
            if (text.length() == LONGEST_HEAD) {
                throw new Unverified("The JWE has not the form of one");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** Ends with the next dot, or where everything ends; what comes behind stays unread. */
    private static final class Segment extends InputStream {

        private final BufferedInputStream in;
        private boolean ended;

        Segment(BufferedInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = ended ? -1 : in.read();
            ended |= next < 0 || next == '.';
            return ended ? -1 : next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            in.mark(length);
            int count = in.read(target, offset, length);
            for (int at = 0; at < count; at++) {
                if (target[offset + at] == '.') {
                    ended = true;
                    in.reset();
                    in.skipNBytes(at + 1L);
                    return at == 0 ? -1 : at;
                }
            }
            ended = count < 0;
            return count;
        }

        @Override
        public void close() {
            // Others read on behind the dot.
        }
    }
}
