package de.ozghub.xoev.schematron;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one run of a rule set has found so far. */
final class Hits {

    /** The run that happens on this thread: the compiled rules report to it by {@link PlaceFunction}. */
    static final ScopedValue<Hits> CURRENT = ScopedValue.newInstance();

    private final Map<String, Assertion> assertions;
    private final int max;
    private final List<RuleHit> found = new ArrayList<>();

    Hits(Map<String, Assertion> assertions, int max) {
        this.assertions = assertions;
        this.max = max;
    }

    List<RuleHit> found() {
        return found;
    }

    boolean full() {
        return found.size() >= max;
    }

    void add(String key, int line, int column, String path, String field) {
        Assertion assertion = Objects.requireNonNull(assertions.get(key));
        String text = assertion.text().replace(AssertionText.FIELD, field);
        found.add(new RuleHit(assertion.id(), assertion.severity(), text, line, column, path, field));
    }
}
