package de.ozghub.mapping;

import java.util.Map;

/**
 * One submission to map.
 *
 * @param data the data as the sender sent them, valid against the package's source schema
 * @param settings what the authority sets differently from the package's own settings, by name
 */
public record MappingInput(Bytes data, SubmissionContext context, Map<String, String> settings) {

    public MappingInput {
        settings = Map.copyOf(settings);
    }

    public MappingInput(Bytes data, SubmissionContext context) {
        this(data, context, Map.of());
    }
}
