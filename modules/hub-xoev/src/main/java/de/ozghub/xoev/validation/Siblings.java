package de.ozghub.xoev.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts the children of one element by name. Most elements have few names among their children: then no map is needed. */
final class Siblings {

    private static final int FEW = 16;

    private final Set<String> known;
    private final String[] names = new String[FEW];
    private final int[] counts = new int[FEW];
    private final Map<String, Integer> others = new HashMap<>();
    private int few;
    private int all;

    Siblings(Set<String> known) {
        this.known = known;
    }

    void clear() {
        few = 0;
        all = 0;
        if (!others.isEmpty()) {
            others.clear();
        }
    }

    /** Number of this child, from 1: among those of its name, or among all if no schema knows the name. */
    int add(String name) {
        all++;
        for (int i = few - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                return ++counts[i];
            }
        }
        return known.contains(name) ? addAnother(name) : all;
    }

    private int addAnother(String name) {
        if (few < FEW) {
            names[few] = name;
            counts[few] = 1;
            few++;
            return 1;
        }
        return others.merge(name, 1, Integer::sum);
    }
}
