package de.ozghub.core.journal;

import de.ozghub.submission.TaskId;

/** Somebody else holds the task by now. The decision was not committed; the holder of the newer lease decides. */
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLost(TaskId task, long fence) {
        super("task %s is no longer held under fence %d; nothing was committed".formatted(task, fence));
    }
}
