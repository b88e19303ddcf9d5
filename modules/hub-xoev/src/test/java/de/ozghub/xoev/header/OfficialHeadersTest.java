package de.ozghub.xoev.header;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.OfficialPackages;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The headers of the official samples. */
class OfficialHeadersTest {

    private final HeaderReader headers = new HeaderReader(new HardenedXml(XmlLimits.DEFAULT));

    @Test
    void every_message_tells_type_time_author_and_reader() throws IOException {
        for (String standard : List.of("xdomea/2.3.0", "xdomea/3.0.0", "xdomea/4.0.0-0503", "xbeteiligung/1.2")) {
            for (Path sample : samples(standard)) {
                var header = read(sample).orElseThrow();

                assertThat(header.messageType())
                        .describedAs(sample.toString())
                        .hasValueSatisfying(type -> assertThat(type).matches("\\d{4}"));
                assertThat(header.created()).describedAs(sample.toString()).isPresent();
                assertThat(header.author()).describedAs(sample.toString()).isPresent();
                assertThat(header.reader()).describedAs(sample.toString()).isPresent();
                assertThat(header.test()).describedAs(sample.toString()).isFalse();
                assertThat(header.messageId().or(header::processId))
                        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
            }
        }
    }

    @Test
    void xdomea_3_names_its_parties_by_institution_and_has_a_process_but_no_message_id() throws IOException {
        var header = read(sample("xdomea/3.0.0", "9fde4e7a")).orElseThrow();

        assertThat(header.messageId()).isEmpty();
        assertThat(header.processId()).contains("9fde4e7a-b41b-11ec-9225-005056871b7c");
        assertThat(header.messageType()).contains("0503");
        assertThat(header.created()).contains(Instant.parse("2022-04-04T15:34:58Z"));
        assertThat(header.author()).contains(new Party("", "", "[Abgebende Stelle]"));
        assertThat(header.reader()).contains(new Party("", "", "Landesarchiv NRW"));
    }

    @Test
    void xdomea_2_may_name_its_parties_by_prefix_and_key() throws IOException {
        var header = read(sample("xdomea/2.3.0", "xx_Aussonderung.Anbieteverzeichnis"))
                .orElseThrow();

        assertThat(header.messageType()).contains("0501");
        assertThat(header.created()).contains(Instant.parse("2018-07-24T15:21:25Z"));
        assertThat(header.author())
                .contains(new Party("", "AbsBehoerdenkennungPraefixCode:LATh", "AbsXdomeaInstitutionName"));
    }

    @Test
    void xdomea_4_has_the_common_header_with_names_of_its_own() throws IOException {
        var header = read(sample("xdomea/4.0.0-0503", "")).orElseThrow();

        assertThat(header.messageId()).contains("95b80307-d19c-11ef-a43a-005056871b7c");
        assertThat(header.processId()).contains("518c7c31-d1a0-11ef-accb-005056871b7c");
        assertThat(header.created()).contains(Instant.parse("2025-01-15T12:00:00Z"));
        assertThat(header.reader()).contains(new Party("", "", "Landesarchiv NRW"));
    }

    @Test
    void xbeteiligung_has_the_qualified_header() throws IOException {
        var header = read(sample("xbeteiligung/1.2", "example402FromCockpit")).orElseThrow();

        assertThat(header.messageId()).contains("f4d3b213-1ce1-4ec5-a7b1-763ca250dcf1");
        assertThat(header.created()).contains(Instant.parse("2024-05-24T09:27:50.141Z"));
        assertThat(header.reader()).contains(new Party("DVDV", "xyz:0002", "behoerde2"));
        assertThat(header.author()).contains(new Party("DVDV", "xyz:0001", "behoerde1"));
    }

    @Test
    void documents_that_are_no_messages_have_no_header() throws IOException {
        for (String standard : List.of("xhochschule/1.2", "xrechnung/3.0")) {
            for (Path sample : samples(standard)) {
                assertThat(read(sample)).describedAs(sample.toString()).isEmpty();
            }
        }
    }

    private Optional<MessageHeader> read(Path sample) throws IOException {
        try (InputStream message = Files.newInputStream(sample)) {
            return headers.read(message);
        }
    }

    private static Path sample(String standard, String begin) throws IOException {
        return samples(standard).stream()
                .filter(sample -> String.valueOf(sample.getFileName()).startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> samples(String standard) throws IOException {
        Path folder = OfficialPackages.folder().resolve(standard).resolve("samples");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
            assertThat(samples).isNotEmpty();
            return samples;
        }
    }
}
