package de.ozghub.mapping.message;

import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.definition.TargetPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/** Which prefixes the target paths of a table use. */
public final class Prefixes {

    private Prefixes() {}

    public static Set<String> usedBy(List<Rule> rules) {
        var used = new HashSet<String>();
        for (Rule rule : rules) {
            names(rule.to())
                    .map(QName::getPrefix)
                    .filter(prefix -> !prefix.isEmpty())
                    .forEach(used::add);
            if (rule instanceof Rule.Group group) {
                used.addAll(usedBy(group.rules()));
            }
        }
        return used;
    }

    private static Stream<QName> names(TargetPath path) {
        return Stream.concat(path.elements().stream(), Stream.ofNullable(path.attribute()));
    }
}
