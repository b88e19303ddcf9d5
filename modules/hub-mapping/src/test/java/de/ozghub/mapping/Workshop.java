package de.ozghub.mapping;

import de.ozghub.mapping.sample.PackageTest;
import de.ozghub.mapping.sample.TestReport;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Where tests read, change, compile and try packages. */
final class Workshop {

    static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final Path OWN = ROOT.resolve("xsd");

    private final HardenedXml xml = new HardenedXml(XmlLimits.DEFAULT);
    private final Validation validation;

    // compiling the official schemas takes seconds: once for all tests
    private static @Nullable Workshop official;

    private static @Nullable List<PackageSource> repository;

    private Workshop(List<Path> own, List<Path> official) {
        validation = new Validation(
                SchemaLibrary.open(new LibrarySettings(own, official, Map.of())),
                XmlLimits.DEFAULT,
                InstantSource.fixed(Instant.parse("2026-11-02T08:00:00Z")));
    }

    /** With the project's own schemas. */
    static Workshop own() {
        return new Workshop(List.of(OWN), List.of());
    }

    /** With the schemas of this folder alone. */
    static Workshop of(Path xsd) {
        return new Workshop(List.of(xsd), List.of());
    }

    /** With the packages of an imported library alone. */
    static Workshop library(Path library) {
        return new Workshop(List.of(), List.of(library));
    }

    /** With the official packages too. Without them the test is skipped; in CI it fails. */
    static Workshop official() {
        String configured = System.getProperty("xoev.dir", "");
        boolean present = !configured.isBlank() && Files.isDirectory(Path.of(configured, "xbau"));
        String hint = "official XÖV packages not found: set -Dxoev.dir=<folder with xbau/2.6/xsd ...>, was '"
                + configured + "'";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(present, hint);
        }
        Assumptions.assumeTrue(present, hint);
        synchronized (Workshop.class) {
            if (official == null) {
                official = new Workshop(List.of(OWN), List.of(Path.of(configured)));
            }
            return official;
        }
    }

    /** Every package of the repository, read once. */
    static synchronized List<PackageSource> inRepository() {
        if (repository == null) {
            try {
                repository = MappingPackages.read(ROOT.resolve("mappings"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return repository;
    }

    static PackageSource inRepository(String path) {
        return inRepository().stream()
                .filter(source -> source.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** The package with one text replaced, which must be there. */
    static PackageSource edit(PackageSource source, String file, String old, String replacement) {
        var files = new TreeMap<>(source.files());
        String text = files.getOrDefault(file, "");
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " does not hold " + old);
        }
        files.put(file, text.replace(old, replacement));
        return PackageSource.of(source.path(), files);
    }

    Validation validation() {
        return validation;
    }

    Compilation compilation(PackageSource source) {
        return new PackageCompiler(xml, validation).compile(source);
    }

    MappingPackage compile(PackageSource source) {
        return switch (compilation(source)) {
            case Compilation.Compiled compiled -> compiled.mappingPackage();
            case Compilation.Faulty faulty ->
                throw new IllegalArgumentException(faulty.faults().toString());
        };
    }

    List<PackageFault> faults(PackageSource source) {
        return switch (compilation(source)) {
            case Compilation.Compiled compiled -> List.of();
            case Compilation.Faulty faulty -> faulty.faults();
        };
    }

    TestReport test(PackageSource source) {
        return samples().run(compile(source), source);
    }

    PackageTest samples() {
        return new PackageTest(xml, validation);
    }
}
