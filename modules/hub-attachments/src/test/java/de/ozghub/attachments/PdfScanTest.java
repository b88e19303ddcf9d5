package de.ozghub.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PdfScanTest {

    private static final MediaTypes TYPES = new MediaTypes();
    private static final String SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";

    @Test
    void a_document_of_pages_has_nothing_to_report() {
        Traits traits = scan(new Pdf()
                        .object(
                                3,
                                "<< /Title (Antrag \\(Entwurf\\), HTML/JS-Kurs) /URI (https://example.org/Launch) >>")
                        .stream(4, "/Filter /FlateDecode", Pdf.deflated("BT (Hallo) Tj ET"))
                        .hidden(5, "<< /Type /Page /Parent 2 0 R >>")
                        .done());

        assertThat(traits.activeWords()).isEmpty();
        assertThat(traits.isEncrypted()).isFalse();
        assertThat(traits.unreadableBecause()).isNull();
    }

    @Test
    void a_script_is_found() {
        assertThat(scan(new Pdf().object(3, SCRIPT).done()).activeWords()).containsExactly("javascript");
    }

    @Test
    void a_script_in_a_compressed_object_stream_is_found() {
        assertThat(scan(new Pdf().hidden(3, SCRIPT).done()).activeWords()).containsExactly("javascript");
    }

    @Test
    void a_script_in_an_uncompressed_object_stream_is_found() {
        byte[] body = ("50 0 " + SCRIPT).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(scan(new Pdf().stream(3, "/Type /ObjStm /N 1 /First 5", body).done())
                        .activeWords())
                .containsExactly("javascript");
    }

    @Test
    void names_written_with_hexadecimal_digits_are_read() {
        assertThat(scan(new Pdf().object(3, "<</S/J#61vaScript/#4a#53 7 0 R>>").done())
                        .activeWords())
                .containsExactly("javascript");
    }

    @Test
    void programs_started_and_data_sent_are_found() {
        Traits traits = scan(new Pdf()
                .object(3, "<< /S /Launch /F (cmd.exe) >>")
                .object(4, "<</S/SubmitForm/F(https://example.org)>>")
                .object(5, "<</Subtype/RichMedia>>")
                .object(6, "<</XFA[(preamble)7 0 R]>>")
                .done());

        assertThat(traits.activeWords()).containsExactly("launch", "rich-media", "submit-form", "xfa");
    }

    @Test
    void embedded_files_are_found_even_without_the_type_that_may_be_left_out() {
        assertThat(scan(new Pdf()
                                .object(3, "<< /Type /Filespec /EF << /F 4 0 R >> >>")
                                .done())
                        .activeWords())
                .containsExactly("embedded-file");
    }

    @Test
    void an_encrypted_document_is_known_by_its_trailer() {
        byte[] pdf = new Pdf()
                .hidden(3, "<< >>").stream(
                                4, "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", new byte[] {1, 2, 3, 4})
                        .raw("trailer\n<< /Root 1 0 R /Encrypt 9 0 R >>\n%%EOF\n")
                        .bytes();
        Traits traits = scan(pdf);

        assertThat(traits.isEncrypted()).isTrue();
        assertThat(traits.unreadableBecause())
                .as("what is encrypted cannot be read")
                .isNull();
    }

    @Test
    void nothing_hides_behind_what_was_left_open() {
        for (String opened : new String[] {"(", "% ", "<< /A (", "9 0 obj\n<< /L 1 >>\nstream\n", "<", "[(("}) {
            assertThat(scan(new Pdf().raw("\n" + opened + " ").object(3, SCRIPT).done())
                            .activeWords())
                    .as("after '%s'", opened)
                    .containsExactly("javascript");
        }
    }

    @Test
    void the_word_stream_inside_a_text_hides_nothing() {
        String trick = "<< /Length 3 /Foo (>>\nstream\n) /S /JavaScript /JS (1 //\nendstream\n) >>";

        assertThat(scan(new Pdf().object(3, trick).done()).activeWords()).containsExactly("javascript");
    }

    @Test
    void binary_content_of_streams_is_not_taken_for_names() {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        System.arraycopy("/JS(1)/EF<</XFA[".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, noise, 1000, 16);

        assertThat(scan(new Pdf()
                                .stream(3, "/Subtype /Image /Filter /DCTDecode", noise)
                                        .done())
                        .activeWords())
                .isEmpty();
    }

    @Test
    void object_streams_nobody_can_read_are_said_to_be_unreadable() {
        byte[] body = Pdf.deflated("50 0 << >>");
        byte[] broken = body.clone();
        broken[2] ^= 0x55;

        assertThat(scan(new Pdf()
                                .stream(3, "/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]", body)
                                        .done())
                        .unreadableBecause())
                .isEqualTo("object stream with an unusual filter");
        assertThat(scan(new Pdf()
                                .stream(3, "/Type /ObjStm /Filter /FlateDecode", broken)
                                        .done())
                        .unreadableBecause())
                .isNotNull();
    }

    @Test
    void an_object_stream_that_expands_without_end_is_stopped() {
        byte[] bomb = Pdf.deflated(new byte[4 << 20]);
        var pdf = new Pdf();
        for (int i = 0; i < 6; i++) {
            pdf.stream(10 + i, "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", bomb);
        }
        var traits = new Traits();
        new Examination(TYPES, new Budget(20 << 20)).examine(new ByteArrayInputStream(pdf.done()), traits);

        assertThat(traits.expandsBeyond()).isEqualTo("20971520 bytes");
    }

    @Test
    void no_damage_makes_it_fail() {
        byte[] pdf = new Pdf().object(3, SCRIPT).hidden(4, SCRIPT).done();
        var random = new Random(42);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = pdf.clone();
            for (int j = 0; j <= i % 20; j++) {
                damaged[9 + random.nextInt(damaged.length - 9)] = (byte) random.nextInt(256);
            }

            assertThatCode(() -> scan(damaged)).as("seed 42, run %d", i).doesNotThrowAnyException();
        }
    }

    private static Traits scan(byte[] pdf) {
        var traits = new Traits();
        assertThat(new Examination(TYPES, new Budget()).examine(new ByteArrayInputStream(pdf), traits))
                .isEqualTo("application/pdf");
        return traits;
    }
}
