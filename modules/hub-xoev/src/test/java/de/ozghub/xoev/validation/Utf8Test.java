package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class Utf8Test {

    @Property(tries = 20_000)
    void says_what_the_decoder_of_the_jdk_says(@ForAll("bytes") byte[] bytes) {
        assertThat(Utf8.check(bytes) == null).isEqualTo(decodes(bytes));
    }

    @Property(tries = 2_000)
    void takes_every_text(@ForAll("texts") String text) {
        assertThat(Utf8.check(text.getBytes(UTF_8))).isNull();
    }

    /** ASCII, and whatever begins, goes on with or borders on a sequence. */
    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.of(0x00, 0x41, 0x7F)),
                        Tuple.of(4, Arbitraries.of(0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF)),
                        Tuple.of(
                                3,
                                Arbitraries.of(
                                        0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF)))
                .map(Integer::byteValue)
                .list()
                .ofMaxSize(14)
                .map(list -> {
                    var bytes = new byte[list.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = list.get(i);
                    }
                    return bytes;
                });
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .map(Character::toString)
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
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
