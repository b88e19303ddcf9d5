package de.ozghub.bench;

import de.ozghub.xoev.header.MessageHeader;
import de.ozghub.xoev.validation.SchemaValidator;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Validator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xml.sax.SAXException;

/**
 * Validation of a message by the hub (UTF-8, limits, root and version, XSD, DIN 91379, code lists; header read as well)
 * against the bare validator of the JDK with the same official schema, unhardened, used again for each document.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 6, time = 3)
@Fork(1)
public class MessageValidation {

    @Param({"XDOMEA", "XBAU"})
    @SuppressWarnings("NullAway.Init") // set by JMH
    private String standard;

    @Param({"small", "large"})
    @SuppressWarnings("NullAway.Init") // set by JMH
    private String size;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private byte[] document;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private Validator jdk;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private Validator hardenedJdk;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private SchemaValidator hub;

    private final HardenedXml xml = new HardenedXml(XmlLimits.DEFAULT);

    @Setup
    public void prepare() throws IOException {
        var message = XoevMessage.valueOf(standard);
        document = size.equals("small") ? message.small() : message.large();
        var library = XoevMessage.libraryWithoutRules();
        var schema = library.find(message.key()).orElseThrow().schema();
        jdk = schema.newValidator();
        hardenedJdk = schema.newValidator();
        hub = new Validation(library, XmlLimits.DEFAULT, () -> Instant.parse("2026-11-02T10:00:00Z"))
                .validator(message.key());
        if (!hub.validate(document).valid()) {
            throw new IllegalStateException(hub.validate(document).toString());
        }
    }

    /** The limit: throws if the document is invalid. */
    @Benchmark
    public void jdk() throws SAXException, IOException {
        jdk.validate(new StreamSource(new ByteArrayInputStream(document)));
    }

    /** The same behind the hub's hardened reader, without anything else of the hub. */
    @Benchmark
    public void jdkHardened() throws SAXException, IOException {
        hardenedJdk.validate(xml.source(document));
    }

    /** All the hub does with the message in validation. */
    @Benchmark
    public MessageHeader hub() {
        return hub.read(document).header().orElseThrow(() -> new IllegalStateException("the sample is valid"));
    }
}
