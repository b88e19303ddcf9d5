package de.ozghub.xoev.validation;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.json.JsonSchemas;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.xml.XmlLimits;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges whatever document it is given, XML or JSON. Thread-safe; blocks for the time of the work only. */
public final class Judge {

    private static final int BYTE_ORDER_MARK = 3;

    private final Validation xml;
    private final JsonValidation json;

    public Judge(Validation xml, JsonValidation json) {
        this.xml = xml;
        this.json = json;
    }

    /** Over every package of these folders; takes as long as {@link SchemaLibrary#open}. */
    public static Judge open(LibrarySettings settings, XmlLimits limits, InstantSource clock, AbsentLists absentLists) {
        var validation = new Validation(SchemaLibrary.open(settings), limits, clock, absentLists);
        var schemas = JsonSchemas.open(
                Stream.concat(settings.own().stream(), settings.official().stream())
                        .toList(),
                limits);
        return new Judge(validation, new JsonValidation(schemas, limits.maxBytes()));
    }

    /** By the schema the document itself names. */
    public ValidationReport judge(byte[] document) {
        return judge(document, Optional.empty());
    }

    /** @param schema {@code URN_version#root}, or the {@code $id} of a JSON Schema; empty: what the document names */
    public ValidationReport judge(byte[] document, Optional<SchemaKey> schema) {
        if (isJson(document)) {
            return schema.map(key -> json.validate(document, key)).orElseGet(() -> json.validate(document));
        }
        return schema.map(key -> xml.validator(key).validate(document)).orElseGet(() -> xml.validate(document));
    }

    /** What judges XML, for those who ask for one message. */
    public Validation xml() {
        return xml;
    }

    /** Which packages and code lists it works with. */
    public SchemaLibrary library() {
        return xml.library();
    }

    /** By the first sign that is no white space: XML begins with an angle bracket. */
    private static boolean isJson(byte[] document) {
        int i = document.length >= BYTE_ORDER_MARK && document[0] == (byte) 0xEF ? BYTE_ORDER_MARK : 0;
        while (i < document.length
                && (document[i] == ' ' || document[i] == '\t' || document[i] == '\r' || document[i] == '\n')) {
            i++;
        }
        return i < document.length && (document[i] == '{' || document[i] == '[');
    }
}
