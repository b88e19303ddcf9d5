package de.ozghub.app.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects why a node cannot start, so that a person mends everything at once. */
final class Reasons {

    private static final Logger LOG = LoggerFactory.getLogger(Reasons.class);

    private final List<String> all = new ArrayList<>();

    void add(String reason) {
        all.add(reason);
    }

    /** The value, or {@code null} with its reason noted, whatever kept the part from being made. */
    <T> @Nullable T tryTo(String what, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("part", what).setCause(e).log("a part of the node cannot be made");
            add(what + ": " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
            return null;
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    StartRefused refused(Path hubYaml) {
        return new StartRefused(hubYaml, all);
    }
}
