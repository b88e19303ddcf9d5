package de.ozghub.mapping.sample;

import java.util.List;

/** How one sample ended. */
public sealed interface SampleResult {

    /** The sample's folder. */
    String name();

    record Passed(String name) implements SampleResult {}

    /** What differs from the expected result; never empty. */
    record Failed(String name, List<Difference> differences) implements SampleResult {
        public Failed {
            differences = List.copyOf(differences);
        }
    }

    /** The sample could not be tried, for example because the source schema is not in the library. */
    record NotRun(String name, String why) implements SampleResult {}
}
