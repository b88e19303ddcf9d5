package de.ozghub.mapping.definition;

import de.ozghub.mapping.PackageFault;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a package, so that its author sees everything at once. For one thread. */
public final class Faults {

    private static final int MAX_VALUE = 200;

    private final List<PackageFault> found = new ArrayList<>();

    public void add(Place place, String rule, String value, String why) {
        String shown = value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) + "…" : value;
        found.add(new PackageFault(place.file(), place.line(), rule, shown, why));
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public List<PackageFault> list() {
        return List.copyOf(found);
    }
}
