package de.ozghub.simulators.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** An xdomea package as a back office takes it. */
class MessageFormTest {

    private static final String FORMAT = "urn:x_3.0.0#FVDaten.SGOErstellen.0604";
    private static final String MESSAGE = "<x:FVDaten.SGOErstellen.0604"
            + " xmlns:x='urn:x'><x:Dateiname>1_plan.pdf</x:Dateiname></x:FVDaten.SGOErstellen.0604>";
    private static final String NAME = "1f_FVDaten.SGOErstellen.0604.xml";

    @Test
    void a_package_holds_the_message_and_what_it_names() throws IOException {
        byte[] whole = zip(NAME, "1_plan.pdf");

        assertThat(MessageForm.ending(whole)).isEqualTo("zip");
        assertThat(MessageForm.fault(whole, FORMAT)).isEmpty();
        assertThat(MessageForm.fault(zip(NAME), FORMAT)).isPresent();
        assertThat(MessageForm.fault(zip("other.xml", "1_plan.pdf"), FORMAT)).isPresent();
        assertThat(MessageForm.fault(new byte[] {'P', 'K', 3, 4, 0}, FORMAT)).isPresent();
    }

    @Test
    void text_that_begins_with_p_is_text() {
        assertThat(MessageForm.fault("P;1;2\r\n".getBytes(StandardCharsets.US_ASCII), FORMAT))
                .isEmpty();
    }

    private static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(MESSAGE.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
