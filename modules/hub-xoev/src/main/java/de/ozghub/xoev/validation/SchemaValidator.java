package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.SchemaFault;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.RootElement;
import de.ozghub.xoev.xml.XmlFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Validates documents against one schema key, in the order of the official codes: UTF-8, limits, well-formed, root, version,
 * XSD, code lists. Thread-safe; blocks for the time of the work only and keeps no document.
 */
public final class SchemaValidator {

    private final SchemaKey key;
    private final SchemaLibrary library;
    private final HardenedXml xml;
    private final AbsentLists absentLists;
    private final Optional<SchemaPackage> schemas;
    private final Optional<Expectation> expectation;
    private final BlockingQueue<Engine> idle;

    SchemaValidator(
            SchemaKey key, SchemaLibrary library, HardenedXml xml, InstantSource clock, AbsentLists absentLists) {
        this.absentLists = absentLists;
        this.key = key;
        this.library = library;
        this.xml = xml;
        this.schemas = library.find(key);
        this.expectation = schemas.map(found -> new Expectation(key, library, found, clock));
        this.idle = new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());
    }

    public SchemaKey key() {
        return key;
    }

    /** False if every report would be {@link Verdict#CANNOT_JUDGE}; compiles the package if that has not been done. */
    public boolean ready() {
        try {
            return schemas.filter(found -> found.schema() != null).isPresent();
        } catch (SchemaFault e) {
            return false;
        }
    }

    /** @throws IOException if the stream fails; the stream is read to its end or the size limit and not closed */
    public ValidationReport validate(InputStream document) throws IOException {
        long limit = xml.limits().maxBytes();
        return validate(document.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8)));
    }

    /** Never throws for what a document holds; the report says it. */
    public ValidationReport validate(byte[] document) {
        try {
            return schemas.isPresent() ? validate(document, schemas.get()) : cannotJudge();
        } catch (SchemaFault e) {
            return cannotJudge();
        }
    }

    private ValidationReport validate(byte[] document, SchemaPackage found) {
        Optional<Finding> refused = beforeSchema(document);
        if (refused.isPresent()) {
            return ValidationReport.invalid(key, refused.get());
        }
        Engine pooled = idle.poll();
        Engine engine = pooled != null ? pooled : new Engine(xml, found, library, absentLists);
        Engine.Result result = engine.run(document);
        if (result.reusable()) {
            // a full queue drops it: one engine per core is enough
            idle.offer(engine);
        }
        return ValidationReport.of(key, result.findings(), result.notes());
    }

    /** Everything that decides without the schema; its first fault is the only one. */
    private Optional<Finding> beforeSchema(byte[] document) {
        long limit = xml.limits().maxBytes();
        if (document.length > limit) {
            return Optional.of(
                    Sentences.catalogue(ProblemCode.TOO_LARGE, "max-bytes", 0, 0, "", String.valueOf(limit)));
        }
        var notUtf8 = Utf8.check(document);
        if (notUtf8 != null) {
            return Optional.of(Sentences.catalogue(
                    ProblemCode.NOT_UTF8, "utf-8", notUtf8.line(), 0, "", String.valueOf(notUtf8.position())));
        }
        try {
            RootElement root = xml.sniff(new ByteArrayInputStream(document));
            return expectation.flatMap(expected -> expected.check(root));
        } catch (XmlFault e) {
            return Optional.of(Sentences.fault(e, "", e.code() == ProblemCode.NOT_UTF8 ? "1" : ""));
        }
    }

    private ValidationReport cannotJudge() {
        var finding = new Finding(
                ProblemCode.SCHEMA_PACKAGE_MISSING,
                "schema-package",
                0,
                0,
                "",
                key.value(),
                "Das Schemapaket zu %s fehlt oder ist nicht nutzbar.".formatted(key),
                "The schema package of %s is missing or unusable.".formatted(key));
        return new ValidationReport(key, Verdict.CANNOT_JUDGE, List.of(finding), List.of());
    }
}
