package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.schematron.SchematronRules;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * One chain reader → limits → XSD → code lists → business rules that reads a document once. Costly to make, hence kept and
 * used again; for one thread at a time.
 */
final class Engine {

    /**
     * What one run found.
     *
     * @param undecided why nothing can be said of the document
     */
    record Result(
            List<Finding> findings,
            List<String> notes,
            @Nullable Finding undecided,
            boolean reusable) {}

    private final XMLReader reader;
    private final Place place;
    private final SchemaErrors errors;
    private final CodeCheck codes;
    private final SchematronRules rules;
    private final Fork fork;

    Engine(HardenedXml xml, SchemaPackage schemas, Books books, AbsentLists absentLists) {
        this.reader = xml.reader();
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
                validator.getTypeInfoProvider(), place, codes, new CharacterCheck(compiled.types(), place, errors));
        validator.setContentHandler(probe);
        this.fork = new Fork(validator);
        reader.setContentHandler(new TextGate(xml.limits(), place, probe, fork));
    }

    /** @param rootNamespace decides which business rules apply */
    Result run(byte[] document, String rootNamespace) {
        errors.reset();
        codes.reset();
        var tree = rules.concern(rootNamespace) ? rules.tree() : null;
        fork.also(tree);
        var findings = new ArrayList<Finding>();
        var notes = new ArrayList<String>();
        boolean complete = parse(document, findings, notes);
        fork.also(null);
        findings.addAll(0, errors.findings());
        boolean sound = findings.isEmpty();
        findings.addAll(codes.findings());
        notes.addAll(codes.notes());
        Finding undecided = null;
        if (tree != null && sound && complete) {
            // Rules are written for documents their schema accepts.
            undecided = BusinessRules.check(
                    rules, tree, rootNamespace, BusinessRules.time(document.length), findings, notes);
        }
        return new Result(findings, notes, undecided, complete);
    }

    /** False if the reading ended before the document did. */
    private boolean parse(byte[] document, List<Finding> findings, List<String> notes) {
        var input = new InputSource(new ByteArrayInputStream(document));
        input.setEncoding(StandardCharsets.UTF_8.name());
        try {
            reader.parse(input);
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
