package de.ozghub.mapping.definition;

import de.ozghub.submission.SchemaKey;
import org.jspecify.annotations.Nullable;

/**
 * What a package says about one target.
 *
 * @param namespace of the target's elements
 * @param when whether the submission concerns this target; null means always
 * @param mustConfirm whether <em>accepted</em> waits for this target
 */
public record TargetDefinition(
        Place place,
        Label label,
        SchemaKey schema,
        String namespace,
        boolean mustConfirm,
        @Nullable Expression when,
        Body body) {

    /**
     * How a target is called.
     *
     * @param name key used in configuration, 2 to 64 of {@code a-z}, {@code 0-9} and {@code -}
     * @param title for people, German
     */
    public record Label(String name, String title) {}
}
