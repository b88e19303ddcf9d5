package de.ozghub.mapping.table;

import de.ozghub.mapping.message.Element;
import java.util.List;

/** A compiled rule. Thread-safe. */
interface Step {

    /** Writes below the element, or adds to the faults. */
    void apply(Scope scope, Element below, List<RuleFault> faults);
}
