package de.ozghub.xoev.validation;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The entrance: gives the validator of a schema key. Thread-safe; make one per library and keep it. */
public final class Validation {

    private final SchemaLibrary library;
    private final HardenedXml xml;
    private final InstantSource clock;
    private final AbsentLists absentLists;
    private final RuleBooks ruleBooks;
    private final Map<SchemaKey, SchemaValidator> validators = new ConcurrentHashMap<>();

    /** With {@link AbsentLists#NOTE}. */
    public Validation(SchemaLibrary library, XmlLimits limits, InstantSource clock) {
        this(library, limits, clock, AbsentLists.NOTE);
    }

    public Validation(SchemaLibrary library, XmlLimits limits, InstantSource clock, AbsentLists absentLists) {
        this.absentLists = absentLists;
        this.ruleBooks = new RuleBooks(library);
        this.library = library;
        this.xml = new HardenedXml(limits);
        this.clock = clock;
    }

    /** The same validator for the same key; one for an unknown key too, whose reports say {@code CANNOT_JUDGE}. */
    public SchemaValidator validator(SchemaKey key) {
        return validators.computeIfAbsent(
                key, absent -> new SchemaValidator(absent, library, xml, clock, absentLists, ruleBooks));
    }

    /** Which packages and code lists it works with. */
    public SchemaLibrary library() {
        return library;
    }
}
