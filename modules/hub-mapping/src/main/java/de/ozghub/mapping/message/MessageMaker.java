package de.ozghub.mapping.message;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.mapping.table.Submitted;
import java.util.List;

/** Makes the bytes of one message. Thread-safe. */
@FunctionalInterface
public interface MessageMaker {

    /** The message; of no use if faults were added. */
    Bytes make(Submitted submitted, List<RuleFault> faults);
}
