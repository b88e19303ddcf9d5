package de.ozghub.mapping.tool;

import java.util.List;

/**
 * What became of every source field.
 *
 * @param needlessDrops lines of {@code drop} that fit no field
 */
public record CoverageReport(List<Field> fields, List<String> needlessDrops) {

    public CoverageReport {
        fields = List.copyOf(fields);
        needlessDrops = List.copyOf(needlessDrops);
    }

    /** True if no field is dropped silently, none stands in no sample, and every drop is true. */
    public boolean passed() {
        return needlessDrops.isEmpty()
                && fields.stream().allMatch(field -> field.state().good());
    }

    /** How many fields are in a state. */
    public long count(State state) {
        return fields.stream().filter(field -> field.state() == state).count();
    }

    /**
     * One source field.
     *
     * @param reason why it is dropped; empty if it is not
     */
    public record Field(String path, String title, State state, String reason) {}

    /** What became of a field. */
    public enum State {
        /** Something that comes out depends on it. */
        READ(true),
        /** Left out on purpose. */
        DROPPED(true),
        /** Nothing that comes out depends on it, and nobody says why. */
        SILENT(false),
        /** The schema allows it, and no sample tries it. */
        IN_NO_SAMPLE(false),
        /** The package says it is left out, and yet something depends on it. */
        READ_THOUGH_DROPPED(false);

        private final boolean good;

        State(boolean good) {
            this.good = good;
        }

        /** Whether a package may have such fields. */
        public boolean good() {
            return good;
        }
    }
}
