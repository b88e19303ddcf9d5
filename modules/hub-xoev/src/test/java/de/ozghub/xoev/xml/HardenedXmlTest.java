package de.ozghub.xoev.xml;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.ozghub.submission.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

class HardenedXmlTest {

    private static final String SECRET = "the-secret-of-this-machine";

    private final HardenedXml xml = new HardenedXml(XmlLimits.DEFAULT);

    @TempDir
    private Path folder;

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("doctype", "<!DOCTYPE a><a/>"),
                Arguments.of("doctype", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"),
                Arguments.of("doctype", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
                Arguments.of("doctype", "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/x'> %x;]><a/>"),
                Arguments.of("doctype", billionLaughs()),
                Arguments.of(
                        "xinclude",
                        "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/passwd'/></a>"),
                Arguments.of("max-depth", "<a>".repeat(100_000)),
                Arguments.of("max-depth", "<a>".repeat(101) + "</a>".repeat(101)),
                Arguments.of("max-attributes", "<a" + attributes(20_000) + "/>"),
                Arguments.of("max-attributes", "<a" + attributes(201) + "/>"),
                Arguments.of("max-text-length", "<a b='" + "x".repeat(20_001) + "'/>"),
                Arguments.of("max-name-length", "<" + "x".repeat(5_000) + "/>"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void the_reader_refuses(String rule, String document) {
        var fault = catchThrowableOfType(XmlFault.class, () -> read(document.getBytes(UTF_8)));

        assertThat(fault.code()).isEqualTo(ProblemCode.XML_FORBIDDEN);
        assertThat(fault.rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void the_dom_builder_refuses(String rule, String document) {
        Assumptions.assumeFalse(rule.equals("xinclude"), "a DOM keeps it as a plain element");
        Assumptions.assumeFalse(rule.equals("max-text-length"), "own documents only");

        assertThat(catchThrowable(() -> xml.documentBuilder().parse(stream(document))))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void the_dom_builder_does_not_follow_an_xinclude() throws SAXException, IOException {
        Path secret = secretFile();

        var document = xml.documentBuilder()
                .parse(stream("<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='%s' parse='text'/></a>"
                        .formatted(secret.toUri())));

        assertThat(document.getDocumentElement().getTextContent()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void saxon_refuses(String rule, String document) {
        var builder = xml.processor().newDocumentBuilder();

        assertThat(catchThrowable(() -> builder.build(xml.source(document.getBytes(UTF_8)))))
                .satisfies(HardenedXmlTest::isRefusal);
        assertThat(catchThrowable(() -> builder.build(new StreamSource(stream(document)))))
                .describedAs("a plain stream source is read by the hardened reader too")
                .satisfies(HardenedXmlTest::isRefusal);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void the_pull_reader_refuses(String rule, String document) {
        Assumptions.assumeFalse(rule.equals("xinclude"), "a pull reader keeps it as an element");
        Assumptions.assumeFalse(rule.equals("max-name-length"), "bounded by the attribute size");

        var fault = catchThrowableOfType(XmlFault.class, () -> pull(document));

        assertThat(fault.rule()).isEqualTo(rule);
    }

    @Test
    void a_hundred_megabytes_of_nesting_are_refused_after_a_few_kilobytes() {
        var nesting = new NestingStream(100L << 20);

        var fault = catchThrowableOfType(XmlFault.class, () -> xml.reader().parse(new InputSource(nesting)));

        assertThat(fault.rule()).isEqualTo("max-depth");
        assertThat(nesting.position()).isLessThan(200_000);
    }

    @Test
    void a_document_beyond_the_size_is_refused_at_the_limit() {
        var small = new HardenedXml(XmlLimits.DEFAULT.withMaxBytes(1_000));

        var fault = catchThrowableOfType(
                XmlFault.class,
                () -> small.reader().parse(new InputSource(stream("<a>" + "<b/>".repeat(1_000) + "</a>"))));

        assertThat(fault.code()).isEqualTo(ProblemCode.TOO_LARGE);
    }

    @Test
    void a_fault_never_quotes_the_document() {
        var fault = catchThrowableOfType(XmlFault.class, () -> read("<a>Mustermann</b>".getBytes(UTF_8)));

        assertThat(fault.code()).isEqualTo(ProblemCode.NOT_WELL_FORMED);
        assertThat(fault).hasMessageNotContaining("Mustermann").hasNoCause();
        assertThat(fault.line()).isEqualTo(1);
    }

    @Test
    void a_reader_can_read_the_next_document_after_a_refusal() throws IOException, SAXException {
        var reader = xml.reader();
        assertThat(catchThrowable(() -> reader.parse(new InputSource(stream("<a>".repeat(500))))))
                .isNotNull();

        reader.setContentHandler(new DefaultHandler());

        reader.parse(new InputSource(stream("<a>" + "<b>".repeat(90) + "</b>".repeat(90) + "</a>")));
    }

    @Test
    void opening_reads_the_root_and_its_version() {
        String document =
                "<?xml version='1.0' encoding='UTF-8'?>\n<!-- c -->\n<x:a xmlns:x='urn:x' standard='S' version='2.6' test='1'>";

        try (var opened = xml.open(document.getBytes(UTF_8))) {
            assertThat(opened.root()).isEqualTo(new RootElement("urn:x", "a", "S", "2.6", true, 3));
        }
    }

    @Test
    void opening_refuses_every_dtd() {
        var fault = catchThrowableOfType(XmlFault.class, () -> xml.open("<!DOCTYPE a><a/>".getBytes(UTF_8)));

        assertThat(fault.rule()).isEqualTo("doctype");
    }

    @Test
    void opening_refuses_other_encodings() {
        assertThat(openFault("<?xml version='1.0' encoding='ISO-8859-1'?><a/>".getBytes(UTF_8)))
                .isEqualTo(ProblemCode.NOT_UTF8);
        assertThat(openFault("<a/>".getBytes(UTF_16))).isEqualTo(ProblemCode.NOT_UTF8);
    }

    @Test
    void a_schema_reaches_only_what_the_library_gives() throws IOException {
        Path included = folder.resolve("other.xsd");
        Files.writeString(included, "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>");
        for (String address : new String[] {included.toUri().toString(), "http://127.0.0.1:1/x.xsd", "other.xsd"}) {
            String schema = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='"
                    + address + "'/></xs:schema>";
            var source = new StreamSource(
                    new StringReader(schema), folder.resolve("main.xsd").toUri().toString());

            var fault = catchThrowableOfType(
                    XmlFault.class,
                    () -> xml.schemaFactory((type, namespace, publicId, systemId, base) -> null)
                            .newSchema(source));

            assertThat(fault.rule()).isEqualTo("external-schema");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xsl:copy-of select=\"doc('SECRET')\"/>",
                "<xsl:copy-of select=\"document('SECRET')\"/>",
                "<xsl:value-of select=\"unparsed-text('SECRET')\"/>",
                "<xsl:value-of select=\"unparsed-text-lines('SECRET')\"/>",
                "<xsl:copy-of select=\"json-doc('SECRET')\"/>",
                "<xsl:copy-of select=\"collection('FOLDER')\"/>",
                "<xsl:copy-of select=\"uri-collection('FOLDER')\"/>",
                "<xsl:result-document href='FOLDER/out.xml'><x/></xsl:result-document>",
                "<xsl:source-document href='SECRET'><x/></xsl:source-document>",
                "<xsl:evaluate xpath=\"'1'\"/>",
                "<xsl:copy-of select=\"parse-xml('&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM &quot;SECRET&quot;>]>&lt;a>&amp;x;&lt;/a>')\"/>",
                "<xsl:value-of select=\"Q{java:java.lang.System}getProperty('user.home')\"/>",
                "<xsl:copy-of select=\"transform(map{'stylesheet-location':'SECRET'})\"/>"
            })
    void a_stylesheet_has_no_way_out(String instruction) throws IOException {
        Path secret = secretFile();
        String body = instruction
                .replace("SECRET", secret.toUri().toString())
                .replace("FOLDER", folder.toUri().toString());

        var thrown = catchThrowable(() -> transform(body));

        assertThat(thrown).isNotNull();
        assertThat(String.valueOf(thrown.getMessage())).doesNotContain(SECRET);
        assertThat(folder.resolve("out.xml")).doesNotExist();
    }

    @Test
    void a_stylesheet_sees_no_environment() throws SaxonApiException {
        assertThat(transform(
                        "<xsl:value-of select=\"environment-variable('PATH'), available-environment-variables()\"/>"))
                .isEmpty();
    }

    @Test
    void a_stylesheet_includes_nothing() {
        String stylesheet = "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                + "<xsl:import href='" + folder.toUri() + "x.xsl'/></xsl:stylesheet>";

        assertThat(catchThrowable(() -> xml.xsltCompiler().compile(new StreamSource(stream(stylesheet)))))
                .isInstanceOf(SaxonApiException.class);
    }

    @Test
    void an_honest_stylesheet_runs() throws SaxonApiException {
        assertThat(transform("<xsl:value-of select=\"upper-case('müller')\"/>")).isEqualTo("MÜLLER");
    }

    private String transform(String body) throws SaxonApiException {
        String stylesheet = "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                + "<xsl:template name='xsl:initial-template'>" + body + "</xsl:template></xsl:stylesheet>";
        var executable = xml.xsltCompiler().compile(new StreamSource(stream(stylesheet)));
        var out = new StringWriter();
        Serializer serializer = xml.processor().newSerializer(out);
        serializer.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
        xml.load(executable).callTemplate(null, serializer);
        return out.toString();
    }

    private ProblemCode openFault(byte[] document) {
        return catchThrowableOfType(XmlFault.class, () -> xml.open(document)).code();
    }

    private void read(byte[] document) throws IOException, SAXException {
        xml.reader().parse(new InputSource(new ByteArrayInputStream(document)));
    }

    private void pull(String document) throws XMLStreamException {
        var reader = xml.stream(stream(document));
        try {
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (XMLStreamException e) {
            throw Refusals.of(e);
        }
    }

    private static void isRefusal(Throwable thrown) {
        assertThat(thrown instanceof XmlFault || thrown instanceof SaxonApiException)
                .describedAs(String.valueOf(thrown))
                .isTrue();
    }

    private Path secretFile() throws IOException {
        return Files.writeString(folder.resolve("secret.xml"), "<s>" + SECRET + "</s>");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static String billionLaughs() {
        var dtd = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
        for (int i = 1; i <= 9; i++) {
            dtd.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return dtd.append("]><a>&e9;</a>").toString();
    }

    private static String attributes(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("=''");
        }
        return text.toString();
    }
}
