package de.ozghub.mapping.message;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.table.Notes;

/** Writes a tree as the bytes of one format. Thread-safe. */
@FunctionalInterface
public interface TreeWriter {

    /** The bytes; of no use if faults were noted. */
    Bytes write(Element root, Notes notes);
}
