package de.ozghub.mapping;

import de.ozghub.mapping.sample.PackageTest;
import de.ozghub.mapping.sample.TestReport;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** Where tests read, change, compile and try packages. */
final class Workshop {

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));

    private final HardenedXml xml = new HardenedXml(XmlLimits.DEFAULT);
    private final MessageSchemas schemas = new OwnSchemas(ROOT.resolve("xsd"));

    PackageSource inRepository(String path) {
        try {
            return MappingPackages.read(ROOT.resolve("mappings")).stream()
                    .filter(source -> source.path().equals(path))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package with one text replaced, which must be there. */
    PackageSource edit(PackageSource source, String file, String old, String replacement) {
        var files = new TreeMap<>(source.files());
        String text = files.getOrDefault(file, "");
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " does not hold " + old);
        }
        files.put(file, text.replace(old, replacement));
        return PackageSource.of(source.path(), files);
    }

    MappingPackage compile(PackageSource source) {
        return switch (new PackageCompiler(xml, schemas).compile(source)) {
            case Compilation.Compiled compiled -> compiled.mappingPackage();
            case Compilation.Faulty faulty ->
                throw new IllegalArgumentException(faulty.faults().toString());
        };
    }

    List<PackageFault> faults(PackageSource source) {
        return switch (new PackageCompiler(xml, schemas).compile(source)) {
            case Compilation.Compiled compiled -> List.of();
            case Compilation.Faulty faulty -> faulty.faults();
        };
    }

    TestReport test(PackageSource source) {
        return new PackageTest(xml, schemas).run(compile(source), source);
    }
}
