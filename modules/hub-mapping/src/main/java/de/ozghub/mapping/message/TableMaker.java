package de.ozghub.mapping.message;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.Submitted;
import de.ozghub.mapping.table.TableMapping;

/** By a table of rules, written in the target's format. */
public record TableMaker(TableMapping table, TreeWriter writer) implements MessageMaker {

    @Override
    public Bytes make(Submitted submitted, Notes notes) {
        Element root = table.run(submitted, notes);
        return notes.faulty() ? Bytes.of(new byte[0]) : writer.write(root, notes);
    }
}
