package de.ozghub.fitconnect;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON the strict way: bounded depth, no name twice, nothing behind the end. No fault shows content. */
final class Json {

    private static final Pattern UUID_TEXT = Pattern.compile(
            "([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(Assumed.MAX_SUBMISSION_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private Json() {}

    /** Empty if the bytes are no JSON object. */
    static Optional<JsonNode> object(byte[] bytes) {
        try {
            return Optional.of(MAPPER.readTree(bytes)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static @Nullable String text(JsonNode object, String name) {
        var member = object.path(name);
        return member.isString() ? member.stringValue() : null;
    }

    static Optional<UUID> uuid(JsonNode object, String name) {
        return uuid(text(object, name));
    }

    /** With hyphens or without, as metadata allow both. */
    static Optional<UUID> uuid(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var match = UUID_TEXT.matcher(text);
        return match.matches() ? Optional.of(UUID.fromString(match.replaceFirst("$1-$2-$3-$4-$5"))) : Optional.empty();
    }
}
