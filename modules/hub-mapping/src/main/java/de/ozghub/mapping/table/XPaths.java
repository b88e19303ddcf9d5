package de.ozghub.mapping.table;

import de.ozghub.mapping.definition.Expression;
import de.ozghub.mapping.definition.Faults;
import java.util.Map;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import org.jspecify.annotations.Nullable;

/** Compiles the XPath of one package. For one thread; what it makes may be shared. */
public final class XPaths {

    static final QName HUB = new QName("hub");
    static final QName ITEM = new QName("item");
    static final QName POSITION = new QName("position");

    private final XPathCompiler compiler;
    private final Faults faults;

    public XPaths(Processor processor, Map<String, String> namespaces, Faults faults) {
        this.faults = faults;
        this.compiler = processor.newXPathCompiler();
        compiler.setLanguageVersion("3.1");
        compiler.setWarningHandler(warning -> {});
        namespaces.forEach((prefix, uri) -> {
            // a prefix of the empty namespace is for target paths alone
            if (!uri.isEmpty()) {
                compiler.declareNamespace(prefix, uri);
            }
        });
        compiler.declareVariable(HUB);
        compiler.declareVariable(ITEM);
        compiler.declareVariable(POSITION);
    }

    /** Null, and a fault with file and line, if the text is no XPath. */
    public @Nullable CompiledXPath compile(@Nullable Expression expression) {
        if (expression == null) {
            return null;
        }
        try {
            return new CompiledXPath(compiler.compile(expression.text()));
        } catch (SaxonApiException e) {
            faults.add(expression.place(), "xpath", expression.text(), "Not XPath 3.1: " + e.getMessage());
            return null;
        }
    }
}
