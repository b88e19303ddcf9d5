package de.ozghub.fitconnect;

import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.List;
import java.util.regex.Pattern;

/** Reads opened metadata: syntax, the schema they name, what the schema demands. */
final class MetadataReading {

    private static final Pattern SCHEMA = Pattern.compile(
            "https://schema\\.fitko\\.de/fit-connect/metadata/(\\d{1,4}\\.\\d{1,4}\\.\\d{1,4})/metadata\\.schema\\.json");
    private static final String SERVED = "2.";

    private final MetadataSchema schema;

    MetadataReading(MetadataSchema schema) {
        this.schema = schema;
    }

    Metadata read(byte[] bytes) throws Rejection {
        var document = Json.object(bytes).orElseThrow(() -> rejection(ProblemCode.METADATA_SYNTAX));
        var named = Json.text(document, "$schema");
        if (named == null) {
            throw rejection(ProblemCode.METADATA_SCHEMA_MISSING);
        }
        var match = SCHEMA.matcher(named);
        // Of a schema the hub does not know by name it repeats nothing: a sender may write anything there.
        var version = match.matches() ? match.group(1) : "?";
        if (!version.startsWith(SERVED)) {
            throw new Rejection(
                    List.of(Problem.of(ProblemCode.METADATA_SCHEMA_UNSUPPORTED, Parts.METADATA, "schema", version)));
        }
        Rejection.ifAny(schema.check(document));
        return Metadata.read(document)
                .orElseThrow(() ->
                        new Rejection(List.of(MetadataSchema.problem("/contentStructure/attachments", "format uuid"))));
    }

    private static Rejection rejection(ProblemCode code) {
        return new Rejection(List.of(Problem.of(code, Parts.METADATA)));
    }
}
