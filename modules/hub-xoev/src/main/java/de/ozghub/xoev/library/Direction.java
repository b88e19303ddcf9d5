package de.ozghub.xoev.library;

/** Which way a message goes, seen from the hub: a standard's version may be taken longer than it is sent, or the reverse. */
public enum Direction {
    /** Messages the hub takes. */
    IN,
    /** Messages the hub sends. */
    OUT
}
