package de.ozghub.xoev.validation;

import de.ozghub.xoev.library.SchemaPackage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The compiled schemas of every package that was asked for. Thread-safe. */
final class CompiledSchemas {

    private final Map<SchemaPackage, CompiledSchema> compiled = new ConcurrentHashMap<>();

    /** @throws de.ozghub.xoev.library.SchemaFault if the package is incomplete or does not compile */
    CompiledSchema of(SchemaPackage schemas) {
        return compiled.computeIfAbsent(schemas, CompiledSchema::of);
    }
}
