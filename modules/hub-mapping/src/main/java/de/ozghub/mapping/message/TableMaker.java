package de.ozghub.mapping.message;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.mapping.table.Submitted;
import de.ozghub.mapping.table.TableMapping;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * By a table of rules.
 *
 * @param prefixes namespaces its target paths use
 */
public record TableMaker(Place place, TableMapping table, XmlOutput output, Map<String, String> prefixes)
        implements MessageMaker {

    @Override
    public Bytes make(Submitted submitted, List<RuleFault> faults) {
        Element root = table.run(submitted, faults);
        if (!faults.isEmpty()) {
            return Bytes.of(new byte[0]);
        }
        try {
            return Bytes.of(output.write(root, prefixes));
        } catch (XMLStreamException e) {
            faults.add(new RuleFault(place, root.name().getLocalPart(), "not-writable-as-xml"));
            return Bytes.of(new byte[0]);
        }
    }
}
