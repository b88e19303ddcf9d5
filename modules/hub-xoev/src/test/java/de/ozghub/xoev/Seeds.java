package de.ozghub.xoev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Good documents a fuzzer starts from: the project's own samples. */
public final class Seeds {

    /** Of one target, when the fuzzer runs (profile {@code fuzz}); else a target is run on its seeds alone. */
    public static final String DURATION = "30s";

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final Path RESOURCES = ROOT.resolve("modules/hub-xoev/src/test/resources");

    private Seeds() {}

    public static Stream<byte[]> messages() {
        return Stream.of(
                        ROOT.resolve("mappings/hundesteuer/anmeldung/samples/maximal/input.xml"),
                        RESOURCES.resolve("xbau/antrag-0200.xml"),
                        RESOURCES.resolve("xrechnung/rechnung-cii.xml"))
                .map(Seeds::read);
    }

    static Stream<byte[]> forms() {
        return Stream.of(RESOURCES.resolve("json/bewohnerparken.json")).map(Seeds::read);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
