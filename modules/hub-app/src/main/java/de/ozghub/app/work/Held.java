package de.ozghub.app.work;

import de.ozghub.core.journal.Lease;
import de.ozghub.submission.TaskId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The leases this node holds. Thread-safe. */
final class Held {

    private final Map<TaskId, Lease> leases = new ConcurrentHashMap<>();

    void add(Lease lease) {
        leases.put(lease.task(), lease);
    }

    void remove(Lease lease) {
        leases.remove(lease.task());
    }

    Collection<Lease> all() {
        return List.copyOf(leases.values());
    }

    boolean isEmpty() {
        return leases.isEmpty();
    }

    /** How many more tasks may be claimed from each lane; lanes without room are left out. */
    Map<String, Integer> room(Collection<Lane> lanes) {
        var taken = new HashMap<String, Integer>();
        leases.values().forEach(lease -> taken.merge(lease.lane(), 1, Integer::sum));
        var room = new HashMap<String, Integer>();
        for (Lane lane : lanes) {
            int free = lane.parallel() - taken.getOrDefault(lane.name(), 0);
            if (free > 0) {
                room.put(lane.name(), free);
            }
        }
        return room;
    }
}
