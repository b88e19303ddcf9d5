package de.ozghub.xoev.store;

import de.ozghub.xoev.archive.Reason;
import de.ozghub.xoev.archive.Refusal;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import java.util.List;
import java.util.stream.Collectors;

/** Which packages a change would leave incomplete. */
final class Dependents {

    private Dependents() {}

    /** @param changed name of the package that is removed or replaced; its own faults are not counted */
    static List<Reason> brokenBy(SchemaLibrary before, SchemaLibrary after, String changed) {
        var whole = before.packages().stream()
                .filter(found -> found.fault().isEmpty())
                .map(SchemaPackage::name)
                .collect(Collectors.toSet());
        return after.packages().stream()
                .filter(found -> !found.name().equals(changed))
                .filter(found ->
                        whole.contains(found.name()) && !found.missing().isEmpty())
                .map(found -> new Reason(
                        Refusal.STILL_NEEDED,
                        changed,
                        "%s needs %s from it"
                                .formatted(
                                        found.name(), found.missing().getFirst().location())))
                .toList();
    }
}
