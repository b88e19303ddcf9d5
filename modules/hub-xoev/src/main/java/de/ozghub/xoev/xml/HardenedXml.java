package de.ozghub.xoev.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import de.ozghub.submission.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.SchemaFactory;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Makes every reader, factory and processor for XML, each with the same limits and with no way to files or network.
 *
 * <p>Thread-safe; what it makes is for one thread at a time, except {@link #processor()}, whose compiled stylesheets may be
 * shared. All readers throw {@link XmlFault} (unchecked, without content) for what is refused or not well-formed. They are
 * always the JDK's parser, whatever else lies on the class path.
 */
public final class HardenedXml {

    private static final String XERCES = "http://apache.org/xml/features/";
    private static final String SAX = "http://xml.org/sax/features/";

    private final XmlLimits limits;
    private final SAXParserFactory parsers;
    private final DocumentBuilderFactory trees;
    private final WstxInputFactory streams;
    private final WstxInputFactory segments;
    private final Processor processor;
    private final BlockingQueue<XMLReader> idle =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    public HardenedXml(XmlLimits limits) {
        this.limits = limits;
        this.parsers = parserFactory();
        this.trees = treeFactory(limits);
        this.streams = streamFactory(limits, true);
        this.segments = streamFactory(limits, false);
        this.processor = new Processor(new LockedSaxon(this));
    }

    public XmlLimits limits() {
        return limits;
    }

    /** A namespace-aware reader for byte streams; may be used again for the next document by the same thread. */
    public XMLReader reader() {
        return new LimitFilter(bareReader(), limits);
    }

    /** The document as a source for Saxon, JAXP validation or a transformation, read by a new {@link #reader()}. */
    public SAXSource source(InputStream document) {
        var input = new InputSource(document);
        // JAXP sets a base address from the system id; there is none to set
        return new SAXSource(reader(), input);
    }

    /** Same for a document held in memory. */
    public SAXSource source(byte[] document) {
        return source(new ByteArrayInputStream(document));
    }

    /**
     * The document as a tree of {@link #processor()}. Readers are kept for the next document: making one takes longer than
     * reading 5 KB.
     *
     * @throws SaxonApiException if the tree cannot be built
     * @throws XmlFault if the document is refused or not well-formed
     */
    public XdmNode tree(InputStream document) throws SaxonApiException {
        XMLReader kept = idle.poll();
        XMLReader reader = kept != null ? kept : reader();
        XdmNode tree = processor.newDocumentBuilder().build(new SAXSource(reader, new InputSource(document)));
        reader.setContentHandler(null);
        forgetLexicalHandler(reader);
        // a full queue drops it: one reader per core is enough; a reader that failed is not used again
        idle.offer(reader);
        return tree;
    }

    /** Else the reader would keep the last document. */
    private static void forgetLexicalHandler(XMLReader reader) {
        try {
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", null);
        } catch (SAXException e) {
            throw new IllegalStateException("the JDK's SAX parser lacks a needed property", e);
        }
    }

    /** Pull reader (Woodstox); coalescing, no DTD, no entities. */
    public XMLStreamReader stream(InputStream document) throws XMLStreamException {
        return new NoDoctype(streams.createXMLStreamReader(new BoundedStream(document, limits.maxBytes())));
    }

    /**
     * Reads a document up to its first start tag. Takes a few µs.
     *
     * @throws XmlFault if the document is larger than its limit, not UTF-8 by its byte order mark or declaration, holds a DTD,
     *     or is not well-formed so far
     */
    public OpenDocument open(byte[] document) {
        if (document.length > limits.maxBytes()) {
            throw new XmlFault(ProblemCode.TOO_LARGE, "max-bytes", 0, 0);
        }
        try {
            var source = new Stax2ByteArraySource(document, 0, document.length);
            return new OpenDocument(document, (XMLStreamReader2) segments.createXMLStreamReader(source));
        } catch (XMLStreamException e) {
            throw Refusals.of(e);
        }
    }

    /** A DOM builder for small documents of our own; strangers' documents are streamed. */
    public DocumentBuilder documentBuilder() {
        try {
            DocumentBuilder builder;
            synchronized (trees) {
                builder = trees.newDocumentBuilder();
            }
            builder.setErrorHandler(new ThrowingErrors());
            builder.setEntityResolver((publicId, systemId) -> {
                throw new XmlFault(ProblemCode.XML_FORBIDDEN, "external-entity", 0, 0);
            });
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's DOM parser cannot be made", e);
        }
    }

    /** Made once: the JDK's factory tries every setting with a parser of its own. */
    private static DocumentBuilderFactory treeFactory(XmlLimits limits) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(XERCES + "disallow-doctype-decl", true);
            factory.setFeature(SAX + "external-general-entities", false);
            factory.setFeature(SAX + "external-parameter-entities", false);
            factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", limits.maxDepth());
            factory.setAttribute("jdk.xml.elementAttributeLimit", limits.maxAttributes());
            factory.setAttribute("jdk.xml.maxXMLNameLimit", limits.maxNameLength());
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's DOM parser lacks a needed feature", e);
        }
    }

    /**
     * A schema factory that reads schemas through the resolver alone. Every system id it returns must have the scheme
     * {@code file}; it must throw instead of returning null, because null would mean the JDK's own access.
     */
    public SchemaFactory schemaFactory(LSResourceResolver library) {
        try {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(XERCES + "disallow-doctype-decl", true);
            // Without these two JAXP drops further documents of a namespace it has seen, silently.
            factory.setFeature(XERCES + "namespace-growth", true);
            factory.setFeature(XERCES + "honour-all-schemaLocations", true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            factory.setProperty("jdk.xml.maxOccurLimit", 20_000);
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
                var found = library.resolveResource(type, namespace, publicId, systemId, base);
                if (found == null) {
                    throw new XmlFault(ProblemCode.XML_FORBIDDEN, "external-schema", 0, 0);
                }
                return found;
            });
            factory.setErrorHandler(new ThrowingErrors());
            return factory;
        } catch (SAXException e) {
            throw new IllegalStateException("the JDK's schema factory lacks a needed feature", e);
        }
    }

    /** Saxon without doc(), unparsed-text(), collections, environment, Java functions and xsl:evaluate. Thread-safe. */
    public Processor processor() {
        return processor;
    }

    /** A compiler whose errors go nowhere but into its exception; set an error list to show them to an administrator. */
    public XsltCompiler xsltCompiler() {
        var compiler = processor.newXsltCompiler();
        compiler.setErrorReporter(error -> {});
        return compiler;
    }

    /**
     * A transformer that refuses {@code xsl:result-document} with an address and drops {@code xsl:message}, which could
     * quote the document. Use this instead of {@code executable.load30()}.
     */
    public Xslt30Transformer load(XsltExecutable stylesheet) {
        var transformer = stylesheet.load30();
        transformer.setResultDocumentHandler(uri -> {
            throw new XmlFault(ProblemCode.XML_FORBIDDEN, "result-document", 0, 0);
        });
        transformer.setMessageHandler(message -> {});
        return transformer;
    }

    private XMLReader bareReader() {
        try {
            var reader = parsers.newSAXParser().getXMLReader();
            reader.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            reader.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            reader.setProperty("jdk.xml.maxElementDepth", limits.maxDepth());
            reader.setProperty("jdk.xml.elementAttributeLimit", limits.maxAttributes());
            reader.setProperty("jdk.xml.maxXMLNameLimit", limits.maxNameLength());
            reader.setProperty("jdk.xml.entityExpansionLimit", 1);
            reader.setProperty("jdk.xml.totalEntitySizeLimit", limits.maxTextLength());
            return reader;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's SAX parser lacks a needed feature", e);
        }
    }

    private static SAXParserFactory parserFactory() {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(XERCES + "disallow-doctype-decl", true);
            factory.setFeature(SAX + "external-general-entities", false);
            factory.setFeature(SAX + "external-parameter-entities", false);
            factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            factory.setValidating(false);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's SAX parser lacks a needed feature", e);
        }
    }

    private static WstxInputFactory streamFactory(XmlLimits limits, boolean coalescing) {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, coalescing);
        // otherwise text is looked at only when it is asked for, and what is wrong with it comes as an unchecked
        // exception
        factory.getConfig().doParseLazily(false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XmlFault(ProblemCode.XML_FORBIDDEN, "external-entity", 0, 0);
        });
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.maxDepth());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.maxAttributes());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.maxTextLength());
        factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1L);
        return factory;
    }

    /** Schemas and DOM documents: an error is an error. */
    private static final class ThrowingErrors implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // completeness is checked apart; other warnings are of no consequence
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
