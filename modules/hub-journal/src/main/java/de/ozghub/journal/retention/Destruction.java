package de.ozghub.journal.retention;

/** Whether a period key may be destroyed, and if not, why. */
public enum Destruction {
    /** It is marked as destroyed: nothing that was stored needs it, and nothing it wrapped is sealed any more. */
    MARKED,
    /** It was marked before. */
    MARKED_BEFORE,
    /** It wraps what is stored now: a newer one has to be made first. */
    ACTIVE,
    /** Payloads are still wrapped by it: they have to be re-wrapped first. */
    IN_USE,
    /** No node has ever seen it. */
    UNKNOWN
}
