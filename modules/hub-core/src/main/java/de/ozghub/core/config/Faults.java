package de.ozghub.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects every fault of one reading. */
final class Faults {

    private final List<Fault> all = new ArrayList<>();

    void add(Fault fault) {
        all.add(fault);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** @throws ConfigurationFault if there is a fault */
    void raise() {
        if (!all.isEmpty()) {
            throw new ConfigurationFault(all.stream()
                    .sorted(Comparator.comparing(Fault::file).thenComparingInt(Fault::line))
                    .toList());
        }
    }
}
