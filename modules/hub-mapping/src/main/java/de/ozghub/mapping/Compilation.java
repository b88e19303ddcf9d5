package de.ozghub.mapping;

import java.util.List;

/** What compiling a package led to. */
public sealed interface Compilation {

    /** The package can run; whether it may is decided by its samples. */
    record Compiled(MappingPackage mappingPackage) implements Compilation {}

    /** The package cannot run, for all these reasons; never empty. */
    record Faulty(List<PackageFault> faults) implements Compilation {
        public Faulty {
            faults = List.copyOf(faults);
        }

        /** Whether the package itself is fine and only schemas of its targets are not in the library. */
        public boolean onlySchemasMissing() {
            return faults.stream().allMatch(fault -> fault.rule().equals("target-schema"));
        }
    }
}
