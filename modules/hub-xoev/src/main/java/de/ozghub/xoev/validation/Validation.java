package de.ozghub.xoev.validation;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.Direction;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.OpenDocument;
import de.ozghub.xoev.xml.RootElement;
import de.ozghub.xoev.xml.XmlLimits;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The entrance: gives the validator of a schema key. Thread-safe; make one per library and keep it. */
public final class Validation {

    /** Stands where a document names no standard. */
    public static final SchemaKey UNKNOWN = new SchemaKey("unknown");

    private static final int MAX_KEY = 200;

    private record Way(SchemaKey key, Direction direction) {}

    private final SchemaLibrary library;
    private final HardenedXml xml;
    private final InstantSource clock;
    private final AbsentLists absentLists;
    private final Books books;
    private final Map<Way, SchemaValidator> validators = new ConcurrentHashMap<>();

    /** With {@link AbsentLists#NOTE}. */
    public Validation(SchemaLibrary library, XmlLimits limits, InstantSource clock) {
        this(library, limits, clock, AbsentLists.NOTE);
    }

    public Validation(SchemaLibrary library, XmlLimits limits, InstantSource clock, AbsentLists absentLists) {
        this.absentLists = absentLists;
        this.books = Books.of(library);
        this.library = library;
        this.xml = new HardenedXml(limits);
        this.clock = clock;
    }

    /** {@link #validator(SchemaKey, Direction)} for messages the hub takes. */
    public SchemaValidator validator(SchemaKey key) {
        return validator(key, Direction.IN);
    }

    /**
     * The same validator for the same key and direction; one for an unknown key too, whose reports say {@code CANNOT_JUDGE}.
     *
     * @param direction which of the two periods of a version decides whether it is in force
     */
    public SchemaValidator validator(SchemaKey key, Direction direction) {
        return validators.computeIfAbsent(
                new Way(key, direction), absent -> new SchemaValidator(key, direction, books, xml, clock, absentLists));
    }

    /**
     * Judges a document by the standard and message its own root names: valid means that it is a valid message of some
     * standard in the library, in force and complete.
     *
     * @return {@code CANNOT_JUDGE} if no package of the library knows the root's namespace; that namespace is then the only
     *     word of the document the report holds
     */
    public ValidationReport validate(byte[] document) {
        try (OpenDocument opened = Entrance.open(xml, document)) {
            return key(opened.root())
                    .map(key -> validator(key).validate(opened))
                    .orElseGet(() -> ValidationReport.cannotJudge(UNKNOWN, Sentences.unknownStandard(opened.root())));
        } catch (Entrance.Refused e) {
            return ValidationReport.invalid(UNKNOWN, e.finding());
        }
    }

    /** The key of the message; of the standard alone if it has no such message. */
    private Optional<SchemaKey> key(RootElement root) {
        return library.standard(root.namespace()).map(standard -> {
            boolean known = library.rootNames().contains(root.localName());
            String named = standard.key() + (known ? "#" + root.localName() : "");
            var key = new SchemaKey(named.length() > MAX_KEY ? standard.key() : named);
            return library.find(key).isPresent() ? key : new SchemaKey(standard.key());
        });
    }

    /** Which packages and code lists it works with. */
    public SchemaLibrary library() {
        return library;
    }
}
