package de.ozghub.xoev.validation;

/** What a validation says in the end. */
public enum Verdict {
    VALID,
    INVALID,
    /** The schema package is missing or broken: nothing is said about the document. */
    CANNOT_JUDGE
}
