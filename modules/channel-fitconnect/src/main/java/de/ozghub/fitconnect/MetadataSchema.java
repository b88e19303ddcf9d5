package de.ozghub.fitconnect;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The rules of FIT-Connect metadata 2.1.0, in the hub's own words. Thread-safe. */
final class MetadataSchema {

    private static final String RULES = "metadata-2.1.0.json";
    private static final int MAX_FINDINGS = 20;

    private final Schema schema;

    MetadataSchema() {
        try (InputStream rules = MetadataSchema.class.getResourceAsStream(RULES)) {
            if (rules == null) {
                throw new IllegalStateException("the rules of metadata are missing in this build: " + RULES);
            }
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(rules, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One problem per finding, without any value of the metadata. */
    List<Problem> check(JsonNode metadata) {
        return schema.validate(metadata).stream()
                .limit(MAX_FINDINGS)
                .map(MetadataSchema::problem)
                .toList();
    }

    static Problem problem(String path, String rule) {
        return Problem.of(ProblemCode.METADATA_VIOLATION, Parts.METADATA, "path", path.isEmpty() ? "/" : path)
                .with("rule", rule);
    }

    private static Problem problem(Error finding) {
        var property = finding.getProperty();
        // Only "required" names a property of the rules; elsewhere it is the sender's own word.
        var rule = "required".equals(finding.getKeyword()) && property != null
                ? "required " + property
                : finding.getKeyword();
        return problem(finding.getInstanceLocation().toString(), String.valueOf(rule));
    }
}
