package de.ozghub.mapping;

import java.util.Map;

/**
 * One submission to map.
 *
 * @param data the data the package reads, valid against its source schema
 * @param original the data as the sender sent them; mostly the same
 * @param settings what the authority sets differently from the package's own settings, by name
 */
public record MappingInput(Bytes data, Original original, SubmissionContext context, Map<String, String> settings) {

    /** What the sender sent. */
    public record Original(Bytes bytes, String mediaType) {}

    public MappingInput {
        settings = Map.copyOf(settings);
    }

    public MappingInput(Bytes data, SubmissionContext context, Map<String, String> settings) {
        this(data, new Original(data, "application/xml"), context, settings);
    }

    public MappingInput(Bytes data, SubmissionContext context) {
        this(data, context, Map.of());
    }
}
