package de.ozghub.simulators.web;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON mapper of the simulators. Thread-safe. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** The mapper for values the simulators wrote or read leniently. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The mapper for configuration: an unknown key is an error. */
    public static JsonMapper strict() {
        return STRICT;
    }

    /** A value as UTF-8 JSON. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /**
     * Reads JSON a client sent.
     *
     * @throws Refusal 400 when it is not JSON
     */
    public static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw Refusal.of(400, "bad-request", "The body is not JSON");
        }
    }
}
