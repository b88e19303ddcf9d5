package de.ozghub.simulators.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class DogTaxTest {

    private static final Schema SCHEMA = schema();
    private static final Offer OFFER =
            new Offer(new UUID(1, 2), "Test", "kid", "urn:x:y", "Hundesteuer", "DE05120", "urn:s#r", "application/xml");

    private static Schema schema() {
        try {
            var file = Path.of(System.getProperty("hub.root"), "xsd/hundesteuer/1.0/hundesteuer.xsd");
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(file.toFile());
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Validator validator() throws SAXException {
        return SCHEMA.newValidator();
    }

    private static void validate(Application application)
            throws SAXException, ParserConfigurationException, IOException {
        var factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var reader = factory.newSAXParser().getXMLReader();
        validator()
                .validate(
                        new SAXSource(reader, new InputSource(application.data().open())));
    }

    private static Application application(long seed, Flaw flaw, int attachments) {
        var now = Instant.parse("2026-11-02T08:00:00Z");
        return DogTax.application(new Random(seed), now, OFFER, flaw, attachments, 5000);
    }

    @Test
    void five_hundred_valid_registrations_follow_the_schema() {
        for (int seed = 0; seed < 500; seed++) {
            var application = application(seed, Flaw.NONE, seed % 3);

            assertThatNoException().as("seed " + seed).isThrownBy(() -> validate(application));
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SCHEMA_VIOLATION",
                "WRONG_ROOT",
                "WRONG_VERSION",
                "UNKNOWN_CODE",
                "NOT_WELL_FORMED",
                "XXE",
                "BILLION_LAUGHS"
            })
    void a_flaw_of_the_document_breaks_the_schema(Flaw flaw) {
        var application = application(7, flaw, 1);

        assertThatExceptionOfType(SAXException.class).isThrownBy(() -> validate(application));
    }

    @Test
    void the_same_seed_gives_the_same_application() {
        assertThat(application(3, Flaw.NONE, 2).data().bytes())
                .isEqualTo(application(3, Flaw.NONE, 2).data().bytes());
        assertThat(application(3, Flaw.NONE, 2).data().bytes())
                .isNotEqualTo(application(4, Flaw.NONE, 2).data().bytes());
    }

    @Test
    void attachments_are_named_in_the_data_and_are_real_pdfs_of_the_wanted_size() {
        var application = application(3, Flaw.NONE, 2);

        var data = new String(application.data().bytes(), StandardCharsets.UTF_8);
        assertThat(application.attachments()).hasSize(2).allSatisfy(attachment -> {
            assertThat(data).contains(attachment.id().toString());
            var pdf = new String(attachment.content().bytes(), StandardCharsets.US_ASCII);
            assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n").hasSizeGreaterThanOrEqualTo(5000);
            int xref = Integer.parseInt(pdf.substring(pdf.indexOf("startxref\n") + 10, pdf.indexOf("\n%%EOF")));
            assertThat(pdf.substring(xref)).startsWith("xref\n");
        });
    }

    @Test
    void the_region_is_padded_to_twelve_digits() {
        assertThat(OFFER.ars()).isEqualTo("051200000000");
    }
}
