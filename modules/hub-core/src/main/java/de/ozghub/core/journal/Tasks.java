package de.ozghub.core.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The queue of what is to be done. Thread-safe; any number of hub nodes claim from one database. */
public interface Tasks {

    /**
     * Claims due tasks, and tasks whose lease ran out, oldest first in each lane. No task is ever held twice.
     *
     * @param free how many tasks may be claimed from each lane
     * @param lease how long the tasks are held from now, by the database's clock
     */
    List<Lease> claim(Map<String, Integer> free, Duration lease);

    /**
     * Prolongs leases from now.
     *
     * @return the leases that are still held; those missing were lost
     */
    List<Lease> renew(Collection<Lease> leases, Duration lease);

    /** How many tasks wait in each lane, due or not. */
    Map<String, Integer> waiting();

    /**
     * How many tasks of a lane are due now or held, by the database's clock; not those put back to later. What is held back
     * at its channel takes no room from what is new.
     */
    int fetchable(String lane);
}
