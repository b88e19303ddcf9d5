package de.ozghub.mapping.sample;

import java.util.List;

/** How all samples of a package ended. */
public record TestReport(List<SampleResult> results) {

    public TestReport {
        results = List.copyOf(results);
    }

    /** True if there is a sample and every one passed; only then a package may become active. */
    public boolean passed() {
        return !results.isEmpty() && results.stream().allMatch(SampleResult.Passed.class::isInstance);
    }

    /** Names of the samples that did not pass. */
    public List<String> notPassed() {
        return results.stream()
                .filter(result -> !(result instanceof SampleResult.Passed))
                .map(SampleResult::name)
                .toList();
    }
}
