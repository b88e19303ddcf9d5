package de.ozghub.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Valid messages of official standards, as published or grown to about 1 MB by repeating one of their elements. */
enum XoevMessage {
    XDOMEA(
            "xdomea/3.0.0/samples/9fde4e7a-b41b-11ec-9225-005056871b7c_Aussonderung.Aussonderung.0503.xml",
            "urn:xoev-de:xdomea:kosit:standard:xdomea_3.0.0#Aussonderung.Aussonderung.0503",
            "xdomea:Schriftgutobjekt"),
    XBAU("", "urn:xoev-de:bmk:standard:xbau_2.6#baugenehmigung.antrag.0200", "xbau:antragsteller"),
    XRECHNUNG(
            "xrechnung/3.0/samples/04.01a-INVOICE_ubl.xml",
            "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2#Invoice",
            "cac:InvoiceLine");

    private static final Path OFFICIAL = Path.of(System.getProperty("xoev.dir"));
    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final int LARGE = 1_000_000;

    private final String sample;
    private final String key;
    private final String repeated;

    XoevMessage(String sample, String key, String repeated) {
        this.sample = sample;
        this.key = key;
        this.repeated = repeated;
    }

    SchemaKey key() {
        return new SchemaKey(key);
    }

    byte[] small() throws IOException {
        return Files.readAllBytes(
                sample.isEmpty()
                        ? ROOT.resolve("modules/hub-xoev/src/test/resources/xbau/antrag-0200.xml")
                        : OFFICIAL.resolve(sample));
    }

    byte[] large() throws IOException {
        String text = new String(small(), UTF_8);
        int start = text.indexOf("<" + repeated + ">");
        String end = "</" + repeated + ">";
        int after = text.indexOf(end, start) + end.length();
        String element = text.substring(start, after);
        int times = (LARGE - text.length()) / element.getBytes(UTF_8).length;
        return (text.substring(0, after) + element.repeat(times) + text.substring(after)).getBytes(UTF_8);
    }

    /** Every official package. */
    static SchemaLibrary library() {
        return SchemaLibrary.open(new LibrarySettings(List.of(), List.of(OFFICIAL), Map.of()));
    }

    /** Every official package, XBau without its business rules: the JDK's validator has no such stage. */
    static SchemaLibrary libraryWithoutRules() throws IOException {
        Path xbau = OFFICIAL.resolve("xbau/2.6").toAbsolutePath().normalize();
        Path copy = Files.createTempDirectory("library");
        for (String part : List.of("xsd", "codelisten")) {
            copy(xbau.resolve(part), copy.resolve("xbau/2.6/" + part));
        }
        return SchemaLibrary.open(new LibrarySettings(List.of(), List.of(copy, OFFICIAL), Map.of(), Set.of(xbau)));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
