package de.ozghub.mapping.table;

import de.ozghub.mapping.message.Element;

/** A compiled rule. Thread-safe. */
interface Step {

    /** Writes below the element, or notes a fault. */
    void apply(Scope scope, Element below, Notes notes);
}
