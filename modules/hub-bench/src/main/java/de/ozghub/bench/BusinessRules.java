package de.ozghub.bench;

import de.ozghub.xoev.schematron.RuleHit;
import de.ozghub.xoev.schematron.SchematronCompiler;
import de.ozghub.xoev.schematron.SchematronRules;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltExecutable;
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
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Schematron by the hub against bare Saxon: the same rule files, compiled by the same SchXslt2 to the same compact form, on a
 * Saxon nobody locked. Both read the document from bytes and build a tree with line numbers first.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 6, time = 3)
@Fork(1)
public class BusinessRules {

    private static final String SCHXSLT = "http://dmaus.name/ns/2023/schxslt";

    @Param({"XRECHNUNG", "XBAU"})
    @SuppressWarnings("NullAway.Init") // set by JMH
    private String standard;

    @Param({"small", "large"})
    @SuppressWarnings("NullAway.Init") // set by JMH
    private String size;

    private final Processor processor = new Processor(false);
    private final List<XsltExecutable> bare = new ArrayList<>();
    private final XMLReader reader = new HardenedXml(XmlLimits.DEFAULT).reader();

    @SuppressWarnings("NullAway.Init") // set by JMH
    private byte[] document;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private SchematronRules rules;

    @Setup
    public void prepare() throws IOException, SaxonApiException {
        var message = XoevMessage.valueOf(standard);
        document = size.equals("small") ? message.small() : message.large();
        var library = XoevMessage.library();
        var found = library.find(message.key()).orElseThrow();
        rules = new SchematronCompiler(library.names()).compile(found.schematrons(), found.namespaces());
        String folder = standard.equals("XBAU") ? "xbau/2.6/sch" : "xrechnung/3.0/sch/ubl";
        for (String file : standard.equals("XBAU")
                ? List.of("xbau-schematron.sch", "xbau-schematron-leere-elemente.sch")
                : List.of("XRechnung-UBL-validation.sch")) {
            bare.add(compile(Path.of(System.getProperty("xoev.dir"), folder, file)));
        }
    }

    private XsltExecutable compile(Path file) throws SaxonApiException, IOException {
        var compiler = processor.newXsltCompiler();
        compiler.setParameter(new QName(SCHXSLT, "compact-report"), new XdmAtomicValue(true));
        var stylesheet = new XdmDestination();
        try (var in = SchematronCompiler.class.getResourceAsStream("/content/transpile.xsl")) {
            XdmNode schema = processor.newDocumentBuilder().build(file.toFile());
            compiler.compile(new StreamSource(in)).load30().applyTemplates(schema, stylesheet);
        }
        return processor.newXsltCompiler().compile(stylesheet.getXdmNode().asSource());
    }

    /** The limit: parse, build, transform to a report in memory. */
    @Benchmark
    public XdmNode saxon() throws SaxonApiException {
        var builder = processor.newDocumentBuilder();
        builder.setLineNumbering(true);
        XdmNode tree = builder.build(new StreamSource(new ByteArrayInputStream(document)));
        var report = new XdmDestination();
        for (XsltExecutable set : bare) {
            set.load30().applyTemplates(tree, report);
        }
        return report.getXdmNode();
    }

    @Benchmark
    public List<RuleHit> hub() throws SAXException, IOException, SaxonApiException {
        var tree = rules.tree();
        reader.setContentHandler(tree);
        reader.parse(new InputSource(new ByteArrayInputStream(document)));
        return rules.check(tree.getDocumentNode(), namespace(), Duration.ofMinutes(1));
    }

    private String namespace() {
        return standard.equals("XBAU")
                ? "http://www.xleitstelle.de/xbau/2/6"
                : "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    }
}
