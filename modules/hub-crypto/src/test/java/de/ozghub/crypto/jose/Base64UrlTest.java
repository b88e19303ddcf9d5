package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Block by block the same is read and the same refused as at once. */
class Base64UrlTest {

    private final byte[] target = new byte[12];

    @Test
    void decodes_full_and_shorter_blocks_into_the_callers_array() {
        for (int length = 0; length <= 12; length++) {
            var bytes = new byte[length];
            Arrays.fill(bytes, (byte) (200 + length));
            var block = Arrays.copyOf(Base64Url.encodeToBytes(bytes), 16);
            int characters = Base64Url.encodeToBytes(bytes).length;

            assertThat(Base64Url.decode(block, characters, target)).isEqualTo(length);
            assertThat(Arrays.copyOf(target, length)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAA=", "AA==", "AAAAAA==", "AA+A", "AA/A", "AA A", "AAB", "A", "AAA\n", "A.AA"})
    void refuses_padding_foreign_characters_and_stray_bits(String text) {
        var exact = text.getBytes(US_ASCII);
        var longer = Arrays.copyOf(exact, 16);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(exact, exact.length, target))
                .withMessage("not base64url");
        assertThatIllegalArgumentException().isThrownBy(() -> Base64Url.decode(longer, exact.length, target));
    }
}
