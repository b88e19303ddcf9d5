package de.ozghub.mapping.definition;

import de.ozghub.mapping.convert.Conversion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a rule table. */
public sealed interface Rule {

    Place place();

    TargetPath to();

    /** Whether the rule applies; null means always. */
    @Nullable
    Expression when();

    /**
     * Rules below one element, once or for each item of the source.
     *
     * @param each items to repeat the group for, each one the context item of its rules; null for one element
     */
    record Group(
            Place place,
            TargetPath to,
            @Nullable Expression each,
            @Nullable Expression when,
            List<Rule> rules) implements Rule {
        public Group {
            rules = List.copyOf(rules);
        }

        /** The group with other rules below it. */
        Group with(List<Rule> others) {
            return new Group(place, to, each, when, others);
        }
    }

    /** One text of the target. */
    record Field(Place place, TargetPath to, @Nullable Expression when, Source source, Shaping shaping)
            implements Rule {}

    /** Where a text comes from. */
    sealed interface Source {}

    record FromData(Expression expression) implements Source {}

    record Constant(String text) implements Source {}

    record FromContext(ContextValue value) implements Source {}

    record FromSetting(String name) implements Source {}

    /**
     * What becomes of a text on its way.
     *
     * @param title the field's name for people
     * @param standIn used where the source has nothing; null for none
     * @param join what stands between several values; null if there may be only one
     */
    record Shaping(
            String title,
            List<Conversion> conversions,
            @Nullable String standIn,
            boolean required,
            @Nullable String join) {
        public Shaping {
            conversions = List.copyOf(conversions);
        }
    }
}
