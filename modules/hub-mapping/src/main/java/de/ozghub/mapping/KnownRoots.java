package de.ozghub.mapping;

import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.message.MessageMaker;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.mapping.table.Submitted;
import de.ozghub.submission.SchemaKey;
import java.util.Set;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/**
 * Refuses messages whose root the target's version does not have: nothing a stylesheet makes of them would be true.
 *
 * @param roots local names of the target's roots
 */
record KnownRoots(SchemaKey schema, Set<String> roots, MessageMaker maker) implements MessageMaker {

    /** Reason of the fault; becomes a problem of code {@code VERSION_NOT_SERVED}. */
    static final String NOT_SERVED = "root-not-served";

    @Override
    public Bytes make(Submitted submitted, Notes notes) {
        XdmNode root = submitted
                .data()
                .children(child -> child.getNodeKind() == XdmNodeKind.ELEMENT)
                .iterator()
                .next();
        if (!roots.contains(root.getNodeName().getLocalName())) {
            notes.fault(new RuleFault(new Place(MappingPackages.DESCRIPTION, 0), schema.standard(), NOT_SERVED));
            return Bytes.of(new byte[0]);
        }
        return maker.make(submitted, notes);
    }
}
