package de.ozghub.xoev.schematron;

import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.transform.dom.DOMSource;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/**
 * Turns Schematron files into compiled stylesheets with SchXslt2. Thread-safe. Costs about half a second once and half a
 * second for each package.
 */
public final class SchematronCompiler {

    static final String SCHXSLT = "http://dmaus.name/ns/2023/schxslt";
    private static final String TRANSPILER = "/content/transpile.xsl";

    /** Steps back a pattern may take on one text: about a tenth of a second, far more than an honest text needs. */
    private static final int MAX_BACKTRACKING = 300_000;

    private final HardenedXml xml = new HardenedXml(XmlLimits.LIBRARY);
    private @Nullable XsltExecutable transpiler;

    /** @param known names a finding may show: those the schemas of the library declare */
    public SchematronCompiler(Set<String> known) {
        xml.processor().registerExtensionFunction(new PlaceFunction(known));
        xml.processor().setConfigurationProperty(Feature.REGEX_BACKTRACKING_LIMIT, MAX_BACKTRACKING);
    }

    /**
     * @param files all Schematron files of a package; those that are no schema are parts that others include
     * @param namespaces target namespaces of the package
     * @throws RulesFault if one of them does not compile, or reaches for what lies outside the package
     */
    public SchematronRules compile(List<Path> files, Set<String> namespaces) {
        var source = new RuleSource(xml, files);
        var sets = new ArrayList<RuleSet>();
        for (Path file : files) {
            source.assemble(file)
                    .filter(assembled -> !assembled.assertions().isEmpty())
                    .ifPresent(assembled -> sets.add(compile(assembled)));
        }
        return new SchematronRules(xml, sets, namespaces);
    }

    private RuleSet compile(RuleSource.Assembled assembled) {
        var errors = new ArrayList<String>();
        try {
            var stylesheet = new XdmDestination();
            XdmNode schema = xml.processor().newDocumentBuilder().build(new DOMSource(assembled.document()));
            xml.load(transpiler()).applyTemplates(schema, stylesheet);
            XsltCompiler compiler = xml.xsltCompiler();
            compiler.getUnderlyingCompilerInfo().setCodeInjector(new LoopWatch());
            XsltExecutable rules = compiler.compile(stylesheet.getXdmNode().asSource());
            return new RuleSet(assembled.file(), rules, assembled.assertions(), assembled.namespaces());
        } catch (SaxonApiException e) {
            throw new RulesFault(
                    "%s does not compile: %s".formatted(assembled.file(), errors.isEmpty() ? e.getMessage() : errors),
                    e);
        }
    }

    private synchronized XsltExecutable transpiler() throws SaxonApiException {
        if (transpiler == null) {
            var compiler = xml.xsltCompiler();
            compiler.setParameter(new QName(SCHXSLT, "compact-report"), new XdmAtomicValue(true));
            compiler.setParameter(new QName(SCHXSLT, "location-function"), new XdmAtomicValue(PlaceFunction.NAME));
            try (InputStream in = SchematronCompiler.class.getResourceAsStream(TRANSPILER)) {
                if (in == null) {
                    throw new IllegalStateException("SchXslt2 is missing on the class path");
                }
                transpiler = compiler.compile(xml.source(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return transpiler;
    }
}
