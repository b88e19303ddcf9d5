package de.ozghub.xoev.validation;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.Direction;
import de.ozghub.xoev.library.SchemaFault;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.schematron.RulesFault;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.OpenDocument;
import de.ozghub.xoev.xml.PullEvents;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Validates documents against one schema key, in the order of the official codes: UTF-8, limits, well-formed, root, version,
 * XSD, code lists, business rules. Thread-safe; blocks for the time of the work only and keeps no document.
 */
public final class SchemaValidator {

    private final SchemaKey key;
    private final HardenedXml xml;
    private final AbsentLists absentLists;
    private final Books books;
    private final Optional<SchemaPackage> schemas;
    private final Optional<Expectation> expectation;
    private final BlockingQueue<Engine> idle;

    SchemaValidator(
            SchemaKey key,
            Direction direction,
            Books books,
            HardenedXml xml,
            InstantSource clock,
            AbsentLists absentLists) {
        this.books = books;
        this.absentLists = absentLists;
        this.key = key;
        this.xml = xml;
        this.schemas = books.library().find(key);
        this.expectation = schemas.map(found -> new Expectation(key, books.library(), found, direction, clock));
        this.idle = new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());
    }

    public SchemaKey key() {
        return key;
    }

    /** False if every report would be {@link Verdict#CANNOT_JUDGE}; compiles schemas and rules if that has not been done. */
    public boolean ready() {
        try {
            return schemas.filter(found ->
                            books.schemas().of(found) != null && books.rules().of(found) != null)
                    .isPresent();
        } catch (SchemaFault | RulesFault e) {
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
        return read(document).report();
    }

    /** {@link #validate(byte[])} for who needs the header too: both by one reading. */
    public Reading read(byte[] document) {
        if (schemas.isEmpty()) {
            return told(ValidationReport.cannotJudge(key, Sentences.missingPackage(key)));
        }
        try (OpenDocument opened = Entrance.open(xml, document)) {
            return read(opened, schemas.get());
        } catch (Entrance.Refused e) {
            return told(ValidationReport.invalid(key, e.finding()));
        }
    }

    /** A document of which nothing but the root has been read. */
    ValidationReport validate(OpenDocument document) {
        return schemas.map(found -> read(document, found).report())
                .orElseGet(() -> ValidationReport.cannotJudge(key, Sentences.missingPackage(key)));
    }

    private Reading read(OpenDocument document, SchemaPackage found) {
        Optional<Finding> unexpected = expectation.flatMap(expected -> expected.check(document.root()));
        if (unexpected.isPresent()) {
            return told(ValidationReport.invalid(key, unexpected.get()));
        }
        try {
            return told(run(document, found), found);
        } catch (SchemaFault | RulesFault e) {
            return told(
                    ValidationReport.cannotJudge(key, Sentences.unusablePackage(key, String.valueOf(e.getMessage()))));
        }
    }

    private Engine.Result run(OpenDocument document, SchemaPackage found) {
        Engine pooled = idle.poll();
        Engine engine = pooled != null ? pooled : new Engine(xml, found, books, absentLists);
        try {
            Engine.Result result = engine.run(document);
            if (result.reusable()) {
                // a full queue drops it: one engine per core is enough
                idle.offer(engine);
            }
            return result;
        } catch (PullEvents.Doubt e) {
            return new Engine(xml, found, books, absentLists).runAgain(document);
        }
    }

    private Reading told(Engine.Result result, SchemaPackage found) {
        Finding undecided = result.undecided();
        if (undecided != null) {
            return told(ValidationReport.cannotJudge(key, undecided));
        }
        var report = ValidationReport.of(key, books.titles().titled(found, result.findings()), result.notes());
        return report.valid() ? new Reading(report, result.header()) : told(report);
    }

    private static Reading told(ValidationReport report) {
        return new Reading(report, Optional.empty());
    }
}
