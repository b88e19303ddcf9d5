package de.ozghub.xoev.header;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeaderReaderTest {

    private final HeaderReader headers = new HeaderReader(new HardenedXml(XmlLimits.DEFAULT));

    @Test
    void reads_the_unqualified_header_of_xbau() throws IOException {
        try (InputStream message = HeaderReaderTest.class.getResourceAsStream("/xbau/antrag-0200.xml")) {
            var header = headers.read(Objects.requireNonNull(message)).orElseThrow();

            assertThat(header.messageId()).contains("0b9c2f10-2026-4000-8000-000000000200");
            assertThat(header.messageType()).contains("0200");
            assertThat(header.created()).contains(Instant.parse("2026-11-02T08:30:00Z"));
            assertThat(header.test()).isTrue();
            assertThat(header.reader()).contains(new Party("DVDV", "bab:05120000", "Bauaufsicht der Stadt Remscheid"));
            assertThat(header.author()).contains(new Party("DVDV", "bap:05000001", "Beispielportal Bauen"));
        }
    }

    @Test
    void reads_the_qualified_header() {
        var header = read("""
                <m xmlns="urn:x" xmlns:b="http://xoev.de/schemata/basisnachricht/g2g/1_1"
                   xmlns:h="http://xoev.de/schemata/basisnachricht/behoerde/1_1">
                 <b:nachrichtenkopf.g2g><b:identifikation.nachricht>
                  <b:nachrichtenUUID>ABCDEF00-0000-4000-8000-000000000000</b:nachrichtenUUID>
                  <b:nachrichtentyp listURI="urn:l" listVersionID="1"><code>0401</code></b:nachrichtentyp>
                  <b:erstellungszeitpunkt>2026-07-01T12:00:00</b:erstellungszeitpunkt></b:identifikation.nachricht>
                  <b:leser><h:verzeichnisdienst listVersionID="3"><code>DVDV</code></h:verzeichnisdienst>
                   <h:kennung>bab:05315000</h:kennung><h:name>A</h:name></b:leser></b:nachrichtenkopf.g2g>
                 <inhalt/></m>""");

        assertThat(header.orElseThrow().messageId()).contains("abcdef00-0000-4000-8000-000000000000");
        assertThat(header.orElseThrow().messageType()).contains("0401");
        assertThat(header.orElseThrow().created()).contains(Instant.parse("2026-07-01T10:00:00Z"));
        assertThat(header.orElseThrow().test()).isFalse();
        assertThat(header.orElseThrow().reader()).contains(new Party("DVDV", "bab:05315000", "A"));
        assertThat(header.orElseThrow().author()).isEmpty();
    }

    @Test
    void reads_prefix_and_key_of_xinneres() {
        var header = read("""
                <x:m xmlns:x="urn:x"><x:nachrichtenkopf><x:leser><x:behoerdenkennung>
                 <x:praefix><code>ags</code></x:praefix><x:kennung><code>05315000</code></x:kennung></x:behoerdenkennung>
                 <x:behoerdenname>B</x:behoerdenname></x:leser></x:nachrichtenkopf></x:m>""");

        assertThat(header.orElseThrow().reader()).contains(new Party("", "ags:05315000", "B"));
    }

    @Test
    void reads_the_header_of_older_xinneres_and_of_xgewerbeanzeige() {
        var header = read("""
                <x:m xmlns:x="urn:x" test="ja"><nachrichtenkopf><identifikation.nachricht>
                 <nachrichtenUUID>ABCDEF00-0000-4000-8000-000000000001</nachrichtenUUID>
                 <nachrichtentyp><code>0500</code></nachrichtentyp>
                 <erstellungszeitpunkt>2026-07-01T12:00:00Z</erstellungszeitpunkt></identifikation.nachricht>
                 <leser><behoerdenkennung><praefix listVersionID="1"><code>xga</code></praefix>
                  <kennung listURI="urn:l" listVersionID="1"><code>05315000</code><name>N</name></kennung></behoerdenkennung>
                  <erreichbarkeit><kanal><code>01</code></kanal><kennung>0000</kennung></erreichbarkeit>
                  <anschrift><ort>O</ort></anschrift><behoerdenname>C</behoerdenname></leser>
                 <autor><behoerdenkennung><praefix>sta</praefix><kennung>1</kennung></behoerdenkennung>
                  <behoerdenname>D</behoerdenname></autor></nachrichtenkopf><inhalt/></x:m>""").orElseThrow();

        assertThat(header.messageId()).contains("abcdef00-0000-4000-8000-000000000001");
        assertThat(header.messageType()).contains("0500");
        assertThat(header.created()).contains(Instant.parse("2026-07-01T12:00:00Z"));
        assertThat(header.test()).isTrue();
        assertThat(header.reader()).contains(new Party("", "xga:05315000", "C"));
        assertThat(header.author()).contains(new Party("", "sta:1", "D"));
    }

    @Test
    void reads_every_form_of_a_time() {
        assertThat(created("2026-07-01T24:00:00Z")).contains(Instant.parse("2026-07-02T00:00:00Z"));
        assertThat(created("2026-07-01T12:00:00.123456789012+02:00"))
                .contains(Instant.parse("2026-07-01T10:00:00.123456789Z"));
        assertThat(created("2026-12-01T12:00:00")).contains(Instant.parse("2026-12-01T11:00:00Z"));
        assertThat(created("gestern")).isEmpty();
    }

    private Optional<Instant> created(String time) {
        return read("<m><kopf><erstellt>%s</erstellt></kopf></m>".formatted(time))
                .orElseThrow()
                .created();
    }

    @Test
    void reads_the_head_of_our_own_messages() {
        var header = read("""
                <anmeldung xmlns="urn:ozg-hub:hundesteuer:1.0"><kopf>
                 <nachrichtenUUID>6b1f4c1e-0b6c-4f1c-9a55-000000000001</nachrichtenUUID>
                 <erstellt>2026-11-02T09:14:27+01:00</erstellt></kopf></anmeldung>""");

        assertThat(header.orElseThrow().messageId()).contains("6b1f4c1e-0b6c-4f1c-9a55-000000000001");
        assertThat(header.orElseThrow().created()).contains(Instant.parse("2026-11-02T08:14:27Z"));
    }

    @Test
    void a_document_without_header_has_none() {
        assertThat(read("<a><inhalt/></a>")).isEmpty();
        assertThat(read("<a/>")).isEmpty();
    }

    @Test
    void what_follows_the_header_is_not_read() {
        assertThat(read("<a><kopf><nachrichtenUUID>1</nachrichtenUUID></kopf><b>")
                        .orElseThrow()
                        .messageId())
                .contains("1");
    }

    @Test
    void a_broken_header_is_a_fault() {
        assertThat(catchThrowableOfType(XmlFault.class, () -> read("<a><kopf><b></a>"))
                        .code())
                .isEqualTo(ProblemCode.NOT_WELL_FORMED);
        assertThat(catchThrowableOfType(XmlFault.class, () -> read("<!DOCTYPE a><a><kopf/></a>"))
                        .rule())
                .isEqualTo("doctype");
    }

    private Optional<MessageHeader> read(String message) {
        return headers.read(new ByteArrayInputStream(message.getBytes(UTF_8)));
    }
}
