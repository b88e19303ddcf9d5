package de.ozghub.xoev.library;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many elements groups stand for once every reference is replaced. Xerces replaces them all, so thirty groups that each
 * name the next one twice would never compile.
 */
final class GroupCost {

    private static final long MOST = 100_000;

    private final Map<String, GroupReader.Group> groups;
    private final Map<String, Long> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private GroupCost(Map<String, GroupReader.Group> groups) {
        this.groups = groups;
    }

    /**
     * Why these documents are not compiled; empty if they may be.
     *
     * @param groups all global groups of the library by expanded name
     */
    static Optional<String> fault(Map<String, GroupReader.Group> groups, List<SchemaDocument> documents) {
        var cost = new GroupCost(groups);
        return documents.stream()
                .filter(document -> document.groups().values().stream().anyMatch(group -> cost.sum(group) > MOST))
                .findFirst()
                .map(document ->
                        "the groups of %s stand for more than %,d elements".formatted(document.fileName(), MOST));
    }

    private long of(String group) {
        var found = groups.get(group);
        if (found == null || !open.add(group)) {
            // unknown or circular: the compiler says so
            return 1;
        }
        Long before = known.get(group);
        long cost = before != null ? before : sum(found);
        known.put(group, cost);
        open.remove(group);
        return cost;
    }

    private long sum(GroupReader.Group group) {
        long cost = group.elements();
        for (String other : group.groups()) {
            cost = Math.min(cost + of(other), MOST + 1);
        }
        return cost;
    }
}
