package de.ozghub.submission;

import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that went wrong: a code of the catalogue and what fills its sentences.
 *
 * @param code entry of the catalogue
 * @param instance which part it is about: {@code metadata}, {@code data}, {@code attachment:UUID}, {@code submission},
 *     {@code other}, or the name of a back office, key or service
 * @param parameters values for the sentences; ids, codes, positions and limits only, never payload, personal data or key
 *     material
 */
public record Problem(ProblemCode code, String instance, Map<String, String> parameters) {

    public Problem {
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    public static Problem of(ProblemCode code, String instance) {
        return new Problem(code, instance, Map.of());
    }

    public static Problem of(ProblemCode code, String instance, String parameter, Object value) {
        return new Problem(code, instance, Map.of(parameter, String.valueOf(value)));
    }

    /** This problem with one more parameter. */
    public Problem with(String parameter, Object value) {
        var more = new TreeMap<>(parameters);
        more.put(parameter, String.valueOf(value));
        return new Problem(code, instance, more);
    }

    /** The German sentence with its parameters filled in. */
    public String german() {
        return fill(code.german());
    }

    /** The English sentence with its parameters filled in. */
    public String english() {
        return fill(code.english());
    }

    private String fill(String sentence) {
        String filled = sentence.replace("{instance}", instance);
        for (var parameter : parameters.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return filled;
    }

    @Override
    public String toString() {
        return code.id() + " " + instance + " " + parameters;
    }
}
