package de.ozghub.console.settings;

/** What an account may do. Seeing the list is the least; payload is never shown to any role. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Reads and decides about clarifications. */
    OPERATOR,
    /** Works for one authority; reads, and will decide about what is its authority's own. */
    CLERK
}
