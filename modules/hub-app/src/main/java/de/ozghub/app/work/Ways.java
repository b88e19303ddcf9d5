package de.ozghub.app.work;

import de.ozghub.core.journal.Lease;

/** Where a claimed task goes: the flow of its kind. Returns when the task's decision is committed, or throws. */
@FunctionalInterface
public interface Ways {

    void take(Lease lease);
}
