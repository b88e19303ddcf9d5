package de.ozghub.mapping;

import de.ozghub.mapping.definition.DefinitionReader;
import de.ozghub.mapping.definition.Faults;
import de.ozghub.mapping.definition.PackageDefinition;
import de.ozghub.mapping.message.CompiledTarget;
import de.ozghub.mapping.table.CompiledXPath;
import de.ozghub.mapping.table.XPaths;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Turns the text of a package into something that runs. Thread-safe; compiling takes 0.1 to 1 s. */
public final class PackageCompiler {

    private final HardenedXml xml;
    private final Validation validation;

    /** @param validation holds every target schema; messages are proven with its limits */
    public PackageCompiler(HardenedXml xml, Validation validation) {
        this.xml = xml;
        this.validation = validation;
    }

    /** Never throws for what stands in the package. The source schema need not be there; every target schema must. */
    public Compilation compile(PackageSource source) {
        var faults = new Faults();
        PackageDefinition definition = new DefinitionReader(source, faults).read();
        if (faults.any()) {
            return new Compilation.Faulty(faults.list());
        }
        var xpaths = new XPaths(xml.processor(), definition.namespaces(), faults);
        CompiledXPath area = xpaths.compile(definition.source().area());
        var keys = new ArrayList<MappingPackage.Key>();
        for (var key : definition.source().businessKeys()) {
            CompiledXPath from = xpaths.compile(key.from());
            if (from != null) {
                keys.add(new MappingPackage.Key(key.name(), key.sensitivity(), from));
            }
        }
        var compiler = new TargetCompiler(xml, validation, definition.namespaces(), xpaths, faults);
        List<CompiledTarget> targets =
                definition.targets().stream().map(compiler::compile).toList();
        if (faults.any()) {
            return new Compilation.Faulty(faults.list());
        }
        var reading = new MappingPackage.Reading(Objects.requireNonNull(area), keys);
        return new Compilation.Compiled(new MappingPackage(
                source.version(), definition, reading, targets, new MappingPackage.Tools(xml, validation)));
    }
}
