package de.ozghub.crypto.token;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;

/**
 * Takes the padding of RSA-OAEP-256 (RFC 8017 §7.1.2) off what a device has decrypted without looking at it. The padding is
 * Bouncy Castle's, which compares in constant time and gives one answer for every fault.
 */
final class OaepUnpadding {

    /** Leading byte, seed, hash of the label and separator (RFC 8017 §7.1.1). */
    private static final int SHORTEST = 1 + 32 + 32 + 1;

    private OaepUnpadding() {}

    /**
     * @param block as long as the modulus, as the raw private operation leaves it
     * @throws GeneralSecurityException if the block is not padded so
     */
    static byte[] remove(byte[] block) throws GeneralSecurityException {
        if (block.length < SHORTEST) {
            throw refused();
        }
        var oaep = new OAEPEncoding(new Finished(block), new SHA256Digest(), new SHA256Digest(), null);
        oaep.init(false, new InDevice());
        try {
            return oaep.processBlock(block, 0, block.length);
        } catch (InvalidCipherTextException e) {
            throw refused();
        }
    }

    /** Without a cause: which check failed is nobody's business. */
    private static GeneralSecurityException refused() {
        return new GeneralSecurityException("not wrapped for this key");
    }

    /** The padding asks for a key and never looks at it. */
    private record InDevice() implements CipherParameters {}

    /** Stands where Bouncy Castle would compute: the device has done that. */
    private static final class Finished implements AsymmetricBlockCipher {
        private final byte[] block;

        Finished(byte[] block) {
            this.block = block;
        }

        @Override
        public void init(boolean forEncryption, CipherParameters parameters) {
            // Nothing to prepare.
        }

        @Override
        public int getInputBlockSize() {
            return block.length;
        }

        @Override
        public int getOutputBlockSize() {
            return block.length - 1;
        }

        /** As numbers are: without a leading zero byte. With another leading byte it is one too long, and refused for it. */
        @Override
        public byte[] processBlock(byte[] in, int offset, int length) {
            return Arrays.copyOfRange(block, block[0] == 0 ? 1 : 0, block.length);
        }
    }
}
