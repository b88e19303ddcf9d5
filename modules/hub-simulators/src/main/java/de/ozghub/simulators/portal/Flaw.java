package de.ozghub.simulators.portal;

import java.util.List;

/** What is wrong with an application that is sent on purpose as it should not be. */
public enum Flaw {
    NONE,

    /** A required element is missing. */
    SCHEMA_VIOLATION,

    /** Another root element than the schema key names. */
    WRONG_ROOT,

    /** The namespace of a version nobody announced. */
    WRONG_VERSION,

    /** A code that no code list has. */
    UNKNOWN_CODE,

    /** An element that is never closed. */
    NOT_WELL_FORMED,

    /** The SHA-512 in the metadata is not that of the data. */
    WRONG_HASH,

    /** One bit of the ciphertext was changed; its tag no longer fits. */
    TAMPERED,

    /** Encrypted for a key the receiver does not have, under the receiver's kid. */
    FOREIGN_KEY,

    /** An external entity that would read a local file. */
    XXE,

    /** Nested entities that would grow without bound. */
    BILLION_LAUGHS;

    private static final List<Flaw> ROTATION =
            List.of(SCHEMA_VIOLATION, WRONG_ROOT, WRONG_VERSION, UNKNOWN_CODE, WRONG_HASH, NOT_WELL_FORMED, TAMPERED);

    /** The flaws that take turns in a stream of applications. */
    public static Flaw rotating(long turn) {
        return ROTATION.get((int) (turn % ROTATION.size()));
    }
}
