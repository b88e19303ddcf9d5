package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dot is found wherever it lies: eight bytes are looked at together, and content passes by the buffer. */
class SegmentReaderTest {

    private static final int BLOCK = 64 * 1024;

    @Test
    void finds_the_dot_at_every_place_of_a_word_of_eight() throws IOException, JweRefused {
        for (int length = 0; length < 40; length++) {
            var reader = reader("A".repeat(length) + ".rest");

            assertThat(reader.segment(40)).hasSize(length);
            assertThat(new String(reader.lastSegment(10), US_ASCII)).isEqualTo("rest");
        }
    }

    @Test
    void takes_no_other_byte_for_a_dot() throws IOException {
        var all = new byte[256 * 9];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i / 9) == '.' ? (byte) '/' : (byte) (i / 9);
        }
        var reader = new SegmentReader(new ByteArrayInputStream(all));

        assertThat(reader.read(new byte[BLOCK])).isEqualTo(all.length);
        assertThat(reader.end()).isEqualTo(SegmentReader.End.STREAM);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, BLOCK - 9, BLOCK - 8, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK - 5, 3 * BLOCK + 12_345})
    void gives_content_of_any_length_in_blocks_and_then_what_follows(int length) throws IOException, JweRefused {
        var content = "c".repeat(length);
        var reader = reader("head." + content + ".tail");
        var block = new byte[BLOCK];
        var read = new ByteArrayOutputStream();

        assertThat(new String(reader.segment(100), US_ASCII)).isEqualTo("head");
        do {
            read.write(block, 0, reader.read(block));
        } while (reader.end() == SegmentReader.End.FULL);

        assertThat(reader.end()).isEqualTo(SegmentReader.End.DOT);
        assertThat(read.toString(US_ASCII)).isEqualTo(content);
        assertThat(new String(reader.lastSegment(10), US_ASCII)).isEqualTo("tail");
    }

    private static SegmentReader reader(String text) {
        return new SegmentReader(new ByteArrayInputStream(text.getBytes(US_ASCII)));
    }
}
