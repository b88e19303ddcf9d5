package de.ozghub.xoev.xml;

import java.util.Set;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.lib.Logger;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.XMLReader;

/** A Saxon configuration whose every door to files, network, environment and Java is shut. */
final class LockedSaxon extends Configuration {

    private final HardenedXml xml;

    @SuppressWarnings("this-escape")
    LockedSaxon(HardenedXml xml) {
        this.xml = xml;
        setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        setConfigurationProperty(Feature.ALLOW_SYNTAX_EXTENSIONS, false);
        setConfigurationProperty(Feature.DISABLE_XSL_EVALUATE, true);
        setConfigurationProperty(Feature.XINCLUDE, false);
        setConfigurationProperty(Feature.PRE_EVALUATE_DOC_FUNCTION, false);
        setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoEnvironment());
        setResourceResolver(request -> {
            throw new XPathException("access to resources is not allowed");
        });
        setUnparsedTextURIResolver((uri, encoding, configuration, stable) -> {
            throw new XPathException("access to texts is not allowed");
        });
        setCollectionFinder((context, uri) -> {
            throw new XPathException("access to collections is not allowed");
        });
        setLogger(new Silence());
    }

    @Override
    public XMLReader getSourceParser() {
        return xml.reader();
    }

    @Override
    public synchronized XMLReader getStyleParser() {
        return xml.reader();
    }

    @Override
    public XMLReader makeParser(String className) {
        return xml.reader();
    }

    @Override
    public synchronized void reuseSourceParser(XMLReader parser) {
        // a reader is made for one document
    }

    @Override
    public synchronized void reuseStyleParser(XMLReader parser) {
        // a reader is made for one document
    }

    private static final class NoEnvironment implements EnvironmentVariableResolver {
        @Override
        public Set<String> getAvailableEnvironmentVariables() {
            return Set.of();
        }

        @Override
        public @Nullable String getEnvironmentVariable(String name) {
            return null;
        }
    }

    /** What Saxon would print can quote the document. */
    private static final class Silence extends Logger {
        @Override
        public void println(String message, int severity) {
            // nothing: failures arrive as exceptions
        }
    }
}
