package de.ozghub.bench;

import de.ozghub.mapping.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XsltExecutable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A message of 5 KB by a rule table, and by the hand-written XSLT that does the same on bare Saxon. The hub never hands over
 * what it has not validated, so {@link #ruleTable} contains the validation of the result and {@link #validation} is that part
 * alone: the mapping is their difference.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class MappingSmall {

    private static final int ENTRIES = 15;

    private final Processor bare = new Processor(false);

    @SuppressWarnings("NullAway.Init") // set by JMH
    private MappingWork work;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private XsltExecutable stylesheet;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private Bytes message;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private Bytes result;

    /** Compiles both and sees that both do the same. */
    @Setup
    public void compile() throws IOException, SaxonApiException {
        work = new MappingWork(10L << 20);
        stylesheet = bare.newXsltCompiler()
                .compile(new StreamSource(
                        MappingWork.FOLDER.resolve("hand-written.xsl").toFile()));
        message = MappingWork.message(ENTRIES);
        result = work.mapped(message);
        if (!result.equals(handWritten())) {
            throw new IllegalStateException("rule table and stylesheet make different messages");
        }
    }

    /** Parsing, rule table, serialising, validation of the result. */
    @Benchmark
    public Bytes ruleTable() {
        return work.mapped(message);
    }

    /** Validation of the result alone. */
    @Benchmark
    public int validation() {
        return work.findings(result);
    }

    /** Parsing, stylesheet, serialising, on bare Saxon. */
    @Benchmark
    public Bytes handWritten() throws SaxonApiException {
        var transformer = stylesheet.load30();
        transformer.setStylesheetParameters(Map.of(
                new QName("submission-id"),
                new XdmAtomicValue(work.context().submission().toString())));
        var out = new ByteArrayOutputStream();
        transformer.transform(new StreamSource(message.open()), transformer.newSerializer(out));
        return Bytes.of(out.toByteArray());
    }
}
