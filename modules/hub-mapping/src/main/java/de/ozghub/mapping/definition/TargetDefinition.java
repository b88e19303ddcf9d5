package de.ozghub.mapping.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a package says about one target.
 *
 * @param namespace of the target's elements; empty where the format has none
 * @param when whether the submission concerns this target; null means always
 * @param mustConfirm whether <em>accepted</em> waits for this target
 * @param enclosures what travels beside the message
 */
public record TargetDefinition(
        Place place,
        Label label,
        Shape shape,
        String namespace,
        boolean mustConfirm,
        @Nullable Expression when,
        Body body,
        List<EnclosureDefinition> enclosures) {

    public TargetDefinition {
        enclosures = List.copyOf(enclosures);
    }

    /** The target with its rules in another table. */
    TargetDefinition with(List<Rule> rules) {
        return new TargetDefinition(
                place, label, shape, namespace, mustConfirm, when, new Body.Table(rules), enclosures);
    }

    /** The target with another answer to whether it must confirm. */
    TargetDefinition with(boolean confirming) {
        return new TargetDefinition(place, label, shape, namespace, confirming, when, body, enclosures);
    }

    /**
     * How a target is called.
     *
     * @param name key used in configuration, 2 to 64 of {@code a-z}, {@code 0-9} and {@code -}
     * @param title for people, German
     */
    public record Label(String name, String title) {}
}
