package de.ozghub.app.start;

import java.util.Optional;

/** Ends a process together with the one that started it, so that no orphan keeps a port or a lock. */
public final class ParentWatch {

    /** Environment variable with the process id of the parent; absent when the process stands on its own. */
    public static final String VARIABLE = "HUB_PARENT";

    private ParentWatch() {}

    /** Watches the parent named in the environment, if any; when it ends, this process shuts down in order. */
    public static void install() {
        String parent = System.getenv(VARIABLE);
        if (parent == null) {
            return;
        }
        Optional<ProcessHandle> handle = ProcessHandle.of(Long.parseLong(parent));
        if (handle.isEmpty()) {
            throw new IllegalStateException("the starting process " + parent + " is already gone");
        }
        var _ = handle.get().onExit().thenRun(() -> System.exit(0));
    }
}
