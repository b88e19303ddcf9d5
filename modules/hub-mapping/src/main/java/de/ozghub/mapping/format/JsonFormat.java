package de.ozghub.mapping.format;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.definition.Faults;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.definition.Shape;
import de.ozghub.mapping.message.Element;
import de.ozghub.mapping.message.Proof;
import de.ozghub.mapping.message.TreeWriter;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in UTF-8, shaped and proven by a JSON Schema (2020-12) of the package. The schema refers to nothing outside itself:
 * no reference is ever fetched.
 */
public final class JsonFormat implements TreeWriter, Proof {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Place place;
    private final SchemaKey key;
    private final JsonNode shape;
    private final Schema schema;

    private JsonFormat(Place place, SchemaKey key, JsonNode shape, Schema schema) {
        this.place = place;
        this.key = key;
        this.shape = shape;
        this.schema = schema;
    }

    /** Empty, and a fault, if the text is no JSON Schema with an {@code $id}. */
    public static Optional<JsonFormat> read(Shape.Json definition, Faults faults) {
        try {
            JsonNode shape = MAPPER.readTree(definition.schema());
            String id = shape.path("$id").asString("");
            if (id.isEmpty()) {
                faults.add(definition.place(), "json-schema", "$id", "The schema needs an $id.");
                return Optional.empty();
            }
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(definition.schema(), InputFormat.JSON);
            schema.initializeValidators();
            return Optional.of(new JsonFormat(definition.place(), new SchemaKey(id), shape, schema));
        } catch (JacksonException | SchemaException | IllegalArgumentException e) {
            faults.add(definition.place(), "json-schema", "", "Not a JSON Schema the hub can use.");
            return Optional.empty();
        }
    }

    /** The schema's {@code $id}. */
    public SchemaKey key() {
        return key;
    }

    @Override
    public Bytes write(Element root, Notes notes) {
        JsonNode tree = new JsonTree(place, shape, notes).of(root);
        return Bytes.of((MAPPER.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Problem> problems(Bytes message, String target) {
        JsonNode tree = MAPPER.readTree(message.toByteArray());
        return schema.validate(tree).stream()
                .map(error -> invalid(error, target))
                .toList();
    }

    private static Problem invalid(Error error, String target) {
        String path = error.getInstanceLocation().toString();
        return Problem.of(ProblemCode.TARGET_INVALID, target, "rule", error.getKeyword())
                .with("line", 0)
                .with("path", path)
                .with("field", path.substring(path.lastIndexOf('/') + 1));
    }

    /** A fault of a tree that does not fit the schema's shape. */
    static RuleFault misfit(Place place, Element element, String reason) {
        return new RuleFault(place, element.name().getLocalPart(), reason);
    }
}
