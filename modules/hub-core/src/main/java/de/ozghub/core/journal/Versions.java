package de.ozghub.core.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Immutable, content-addressed versions of configuration and mapping packages, in the database so that nodes never
 * differ. Thread-safe.
 */
public interface Versions {

    /** Kinds of versioned content. */
    enum Kind {
        CONFIGURATION,
        PACKAGE
    }

    /**
     * Keeps a version; the same content is kept once.
     *
     * @param name path of the package, or {@code conf}
     * @param files text content by relative path; secrets are references, never in here
     * @param sha256 content hash, see {@link ContentHash}
     */
    void keep(Kind kind, String name, String sha256, SortedMap<String, String> files, Instant now);

    Optional<SortedMap<String, String>> find(Kind kind, String sha256);
}
