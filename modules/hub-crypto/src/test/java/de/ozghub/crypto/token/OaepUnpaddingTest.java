package de.ozghub.crypto.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;

/** The padding of RSA-OAEP-256, byte by byte as RFC 8017 §7.1.1 draws it, and what becomes of anything else. */
class OaepUnpaddingTest {

    private static final int BLOCK = 256;
    private static final int HASH = 32;
    private static final int LONGEST = BLOCK - 2 * HASH - 2;
    private static final OAEPParameterSpec OAEP_256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final Random random = new Random(2026);

    @Test
    void takes_off_what_the_jdk_has_put_on() throws GeneralSecurityException {
        KeyPair pair = pair();
        for (int length : new int[] {0, 1, 32, LONGEST}) {
            var message = bytes(length);
            var oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
            oaep.init(Cipher.ENCRYPT_MODE, pair.getPublic(), OAEP_256);
            var raw = Cipher.getInstance("RSA/ECB/NoPadding");
            raw.init(Cipher.DECRYPT_MODE, pair.getPrivate());

            assertThat(OaepUnpadding.remove(raw.doFinal(oaep.doFinal(message)))).isEqualTo(message);
        }
    }

    @Test
    void takes_off_padding_made_by_the_letter_of_the_standard() throws GeneralSecurityException {
        for (int length = 0; length <= LONGEST; length++) {
            var message = bytes(length);

            assertThat(OaepUnpadding.remove(padded(0, dataBlock(message)))).isEqualTo(message);
        }
    }

    @Test
    void one_answer_for_every_fault_in_any_byte() throws GeneralSecurityException {
        var message = bytes(32);
        for (int leading = 1; leading < 256; leading++) {
            refused(padded(leading, dataBlock(message)));
        }
        int separator = BLOCK - HASH - 1 - message.length - 1;
        for (int at = 0; at <= separator; at++) {
            // A 1 among the zeros is a separator, only earlier: a longer message and no fault.
            boolean amongZeros = at >= HASH && at < separator;
            for (int bit = amongZeros ? 2 : 1; bit < 256; bit <<= 1) {
                var changed = dataBlock(message);
                changed[at] ^= (byte) bit;
                refused(padded(0, changed));
            }
        }
    }

    @Test
    void a_block_without_separator_is_refused() throws GeneralSecurityException {
        var empty = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(), BLOCK - HASH - 1);

        refused(padded(0, empty));
    }

    @Test
    void blocks_of_any_other_length_are_refused() {
        for (int length : new int[] {1, 2, 64, 65, 66}) {
            refused(new byte[length]);
        }
    }

    private static void refused(byte[] block) {
        assertThatThrownBy(() -> OaepUnpadding.remove(block))
                .isExactlyInstanceOf(GeneralSecurityException.class)
                .hasMessage("not wrapped for this key")
                .hasNoCause();
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** DB = lHash || PS || 0x01 || M. */
    private static byte[] dataBlock(byte[] message) throws GeneralSecurityException {
        var block = ByteBuffer.allocate(BLOCK - HASH - 1);
        block.put(MessageDigest.getInstance("SHA-256").digest());
        block.position(block.capacity() - message.length - 1);
        return block.put((byte) 1).put(message).array();
    }

    /** EM = Y || maskedSeed || maskedDB. */
    private byte[] padded(int leading, byte[] dataBlock) throws GeneralSecurityException {
        var seed = bytes(HASH);
        var maskedBlock = xor(dataBlock, mask(seed, dataBlock.length));
        var maskedSeed = xor(seed, mask(maskedBlock, HASH));
        return ByteBuffer.allocate(BLOCK)
                .put((byte) leading)
                .put(maskedSeed)
                .put(maskedBlock)
                .array();
    }

    private static byte[] mask(byte[] seed, int length) throws GeneralSecurityException {
        var mask = ByteBuffer.allocate(length + HASH);
        for (int counter = 0; mask.position() < length; counter++) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(seed);
            mask.put(digest.digest(ByteBuffer.allocate(4).putInt(counter).array()));
        }
        return Arrays.copyOf(mask.array(), length);
    }

    private static byte[] xor(byte[] left, byte[] right) {
        var result = left.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= right[i];
        }
        return result;
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BLOCK * 8);
        return generator.generateKeyPair();
    }
}
