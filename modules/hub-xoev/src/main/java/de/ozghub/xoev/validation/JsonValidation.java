package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.json.JsonFault;
import de.ozghub.xoev.json.JsonHit;
import de.ozghub.xoev.json.JsonSchemas;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Judges documents in JSON by a JSON Schema of the library, in the same form as XML. Thread-safe. */
public final class JsonValidation {

    private static final int MAX_KEY = 200;

    private final JsonSchemas schemas;
    private final long maxBytes;

    public JsonValidation(JsonSchemas schemas, long maxBytes) {
        this.schemas = schemas;
        this.maxBytes = maxBytes;
    }

    /** By the schema the document names in {@code $schema}. */
    public ValidationReport validate(byte[] document) {
        return judge(document, Optional.empty());
    }

    /** By the schema with this {@code $id}. */
    public ValidationReport validate(byte[] document, SchemaKey schema) {
        return judge(document, Optional.of(schema.value()));
    }

    private ValidationReport judge(byte[] document, Optional<String> asked) {
        SchemaKey key = Validation.UNKNOWN;
        try {
            Entrance.requireSize(document, maxBytes);
            Entrance.requireUtf8(document);
            JsonNode json = schemas.read(document);
            Optional<String> named = asked.or(() -> JsonSchemas.schemaOf(json)).filter(schemas::knows);
            if (named.isEmpty()) {
                return ValidationReport.cannotJudge(key, unknownSchema());
            }
            key = new SchemaKey(named.get().length() > MAX_KEY ? named.get().substring(0, MAX_KEY) : named.get());
            List<Finding> findings = schemas.check(named.get(), json).stream()
                    .map(JsonValidation::finding)
                    .toList();
            return ValidationReport.of(
                    key,
                    findings,
                    findings.size() < JsonSchemas.MAX_HITS
                            ? List.of()
                            : List.of("Nach %d Fehlern wurde nicht weiter geprüft.".formatted(JsonSchemas.MAX_HITS)));
        } catch (Entrance.Refused e) {
            return ValidationReport.invalid(key, e.finding());
        } catch (JsonFault e) {
            return ValidationReport.invalid(key, finding(e));
        } catch (IllegalStateException e) {
            return ValidationReport.cannotJudge(key, Sentences.unusablePackage(key, String.valueOf(e.getMessage())));
        }
    }

    private static Finding unknownSchema() {
        return new Finding(
                ProblemCode.SCHEMA_PACKAGE_MISSING,
                "unknown-schema",
                0,
                0,
                "",
                "$schema",
                "Das Dokument nennt in $schema kein JSON-Schema der Bibliothek, und beim Aufruf wurde keines genannt.",
                "The document names no JSON Schema of the library in $schema, and the call named none.");
    }

    private static Finding finding(JsonFault fault) {
        String german = fault.refused()
                ? "Das Dokument überschreitet eine Grenze: %s.".formatted(fault.rule())
                : "Das Dokument ist kein wohlgeformtes JSON.";
        String english = fault.refused()
                ? "The document exceeds a limit: %s.".formatted(fault.rule())
                : "The document is not well-formed JSON.";
        return new Finding(
                fault.refused() ? ProblemCode.XML_FORBIDDEN : ProblemCode.NOT_WELL_FORMED,
                fault.rule(),
                fault.line(),
                fault.column(),
                "",
                "",
                german,
                english);
    }

    private static Finding finding(JsonHit hit) {
        String field = hit.field().isEmpty() ? "das Dokument" : hit.field();
        String missing = hit.detail();
        boolean required = hit.rule().equals("required") && !missing.isEmpty();
        return new Finding(
                        ProblemCode.SCHEMA_VIOLATION,
                        hit.rule(),
                        hit.line(),
                        hit.column(),
                        "#" + hit.pointer(),
                        hit.field(),
                        required
                                ? "In „%s“ fehlt: %s.".formatted(field, missing)
                                : "„%s“ verletzt die Schemaregel %s.".formatted(field, hit.rule()),
                        required
                                ? "\"%s\" lacks: %s.".formatted(hit.field(), missing)
                                : "\"%s\" violates the schema rule %s.".formatted(hit.field(), hit.rule()))
                .titled(hit.title());
    }
}
