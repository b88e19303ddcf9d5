package de.ozghub.mapping.message;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.Submitted;

/** Makes the bytes of one message. Thread-safe. */
@FunctionalInterface
public interface MessageMaker {

    /** The message; of no use if faults were noted. */
    Bytes make(Submitted submitted, Notes notes);
}
