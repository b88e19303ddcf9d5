package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.header.HeaderCollector;
import de.ozghub.xoev.header.MessageHeader;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.schematron.SchematronRules;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.OpenDocument;
import de.ozghub.xoev.xml.PullEvents;
import de.ozghub.xoev.xml.XmlFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * One chain events → limits → header → XSD → code lists → business rules that reads a document once. Costly to make, hence
 * kept and used again; for one thread at a time.
 */
final class Engine {

    private interface Source {
        void deliver(ContentHandler handler) throws SAXException, IOException;
    }

    /**
     * What one run found.
     *
     * @param undecided why nothing can be said of the document
     * @param reusable false if the reading ended before the document did: then the engine is of no further use
     */
    record Result(
            List<Finding> findings,
            List<String> notes,
            @Nullable Finding undecided,
            Optional<MessageHeader> header,
            boolean reusable) {}

    private final HardenedXml xml;
    private final PullEvents events;
    private final Place place;
    private final SchemaErrors errors;
    private final CodeCheck codes;
    private final SchematronRules rules;
    private final HeaderCollector header = new HeaderCollector();
    private final Fork fork;
    private final TextGate gate;

    Engine(HardenedXml xml, SchemaPackage schemas, Books books, AbsentLists absentLists) {
        this.xml = xml;
        this.events = new PullEvents(xml.limits());
        this.place = new Place(xml.limits().maxDepth(), books.library().names());
        this.errors = new SchemaErrors(place);
        this.codes = new CodeCheck(books.codeLists(), schemas.listUris(), absentLists);
        this.rules = books.rules().of(schemas);
        CompiledSchema compiled = books.schemas().of(schemas);
        ValidatorHandler validator = compiled.schema().newValidatorHandler();
        validator.setErrorHandler(errors);
        validator.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            throw new XmlFault(ProblemCode.XML_FORBIDDEN, "external-schema", 0, 0);
        });
        var probe = new TypeProbe(
                validator.getTypeInfoProvider(), place, codes, new CharacterCheck(compiled, place, errors));
        validator.setContentHandler(probe);
        this.fork = new Fork(validator);
        this.gate = new TextGate(xml.limits(), place, probe, header, fork);
    }

    /** @throws PullEvents.Doubt if {@link #runAgain} has to be asked, of another engine */
    Result run(OpenDocument document) {
        return run(document, handler -> {
            try {
                events.deliver(document, handler);
            } catch (XmlFault e) {
                // some are found where a piece of text ends, which the JDK's parser does elsewhere
                throw e.rule().equals("max-text-work") ? e : new PullEvents.Doubt();
            }
        });
    }

    /** The same by the JDK's parser: it says what is wrong with a document that is not well-formed, or beyond a limit. */
    Result runAgain(OpenDocument document) {
        return run(document, handler -> {
            XMLReader reader = xml.reader();
            reader.setContentHandler(handler);
            var input = new InputSource(new ByteArrayInputStream(document.bytes()));
            input.setEncoding(StandardCharsets.UTF_8.name());
            reader.parse(input);
        });
    }

    private Result run(OpenDocument document, Source source) {
        errors.reset();
        codes.reset();
        header.reset();
        // decides which business rules apply
        String rootNamespace = document.root().namespace();
        var tree = rules.concern(rootNamespace) ? rules.tree() : null;
        fork.also(tree);
        var findings = new ArrayList<Finding>();
        var notes = new ArrayList<String>();
        boolean complete = read(source, findings, notes);
        fork.also(null);
        findings.addAll(0, errors.findings());
        boolean sound = findings.isEmpty();
        findings.addAll(codes.findings());
        notes.addAll(codes.notes());
        Finding undecided = null;
        if (tree != null && sound && complete) {
            // Rules are written for documents their schema accepts.
            undecided = BusinessRules.check(
                    rules, tree, rootNamespace, BusinessRules.time(document.bytes().length), findings, notes);
        }
        Optional<MessageHeader> told = header.header(document.root().test());
        // an engine at rest holds nothing of a message's header
        header.reset();
        return new Result(findings, notes, undecided, told, complete);
    }

    /** False if the reading ended before the document did. */
    private boolean read(Source source, List<Finding> findings, List<String> notes) {
        try {
            source.deliver(gate);
            return true;
        } catch (SchemaErrors.Enough e) {
            notes.add("Nach %d Fehlern wurde nicht weiter geprüft.".formatted(SchemaErrors.MAX_FINDINGS));
        } catch (XmlFault e) {
            findings.add(Sentences.fault(e, place.path(), place.field()));
        } catch (SAXException | IOException e) {
            // Neither can stem from a well-formed document; the message could quote it and is dropped.
            findings.add(Sentences.fault(
                    new XmlFault(ProblemCode.NOT_WELL_FORMED, "well-formed", place.line(), place.column()),
                    place.path(),
                    place.field()));
        }
        return false;
    }
}
