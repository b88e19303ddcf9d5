package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.Tries;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private static final int[] SINGLE = {0x00, 0x41, 0x7F};
    private static final int[] CONTINUED = {0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF};
    private static final int[] FIRST = {0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};

    @Test
    void says_what_the_decoder_of_the_jdk_says() {
        Tries.of(20_000, random -> {
            byte[] bytes = bytes(random);

            assertThat(Utf8.check(bytes) == null).isEqualTo(decodes(bytes));
        });
    }

    @Test
    void takes_every_text() {
        Tries.of(
                2_000,
                random -> assertThat(Utf8.check(text(random).getBytes(UTF_8))).isNull());
    }

    /** ASCII, and whatever begins, goes on with or borders on a sequence. */
    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(15)];
        for (int i = 0; i < bytes.length; i++) {
            int kind = random.nextInt(10);
            int[] from = kind < 3 ? SINGLE : kind < 7 ? CONTINUED : FIRST;
            bytes[i] = (byte) from[random.nextInt(from.length)];
        }
        return bytes;
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int left = random.nextInt(41); left > 0; left--) {
            int c = random.nextInt(Character.MAX_CODE_POINT + 1);
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            text.appendCodePoint(half ? 'a' : c);
        }
        return text.toString();
    }

    private static boolean decodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
