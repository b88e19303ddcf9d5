package de.ozghub.xoev;

import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.XmlLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The official packages of the folder {@code xoev.dir}. Without it tests are skipped; in CI they fail instead. */
public final class OfficialPackages {

    /** The day on which the official packages are judged. */
    public static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-02T10:00:00Z"));

    private static @Nullable SchemaLibrary library;
    private static @Nullable Validation validation;

    private OfficialPackages() {}

    public static Path folder() {
        String configured = System.getProperty("xoev.dir", "");
        boolean present = !configured.isBlank() && Files.isDirectory(Path.of(configured));
        String hint = "official XÖV packages not found: set -Dxoev.dir=<folder with xbau/2.6/xsd ...>, was '"
                + configured + "'";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(present, hint);
        }
        if (!present) {
            // surefire says nothing about a class that is skipped as a whole
            System.err.println("SKIPPED: " + hint);
        }
        Assumptions.assumeTrue(present, hint);
        return Path.of(configured);
    }

    /** One library for all tests of the run, since it is immutable. */
    public static synchronized SchemaLibrary library() {
        var known = library;
        if (known == null) {
            known = SchemaLibrary.open(new LibrarySettings(List.of(), List.of(folder()), Map.of()));
            library = known;
        }
        return known;
    }

    /** Its validators, which take seconds to be compiled. */
    public static synchronized Validation validation() {
        var known = validation;
        if (known == null) {
            known = new Validation(library(), XmlLimits.DEFAULT, CLOCK);
            validation = known;
        }
        return known;
    }
}
