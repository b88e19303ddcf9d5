package de.ozghub.bench;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.Compilation;
import de.ozghub.mapping.MappingInput;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.PackageCompiler;
import de.ozghub.mapping.SubmissionContext;
import de.ozghub.mapping.SubmissionContext.Office;
import de.ozghub.submission.Area;
import de.ozghub.submission.SubmissionId;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One rule table, messages of any size for it, and everything needed to run it. Thread-safe. */
final class MappingWork {

    /** Folder of schemas, package and hand-written stylesheet. */
    static final Path FOLDER = Path.of(System.getProperty("hub.root"), "modules/hub-bench/src/main/resources/mapping");

    private static final List<String> KINDS = List.of("aufstellen", "tauschen", "abholen");
    private static final String FOOT = "</antrag>\n";
    private static final String HEAD = """
            <antrag xmlns="urn:ozg-hub:bench:antrag:1.0">
              <gebiet>051200000000</gebiet>
              <vorname>Erika</vorname>
              <nachname>Mustermann</nachname>
              <ab>2026-12-01</ab>
            """;

    private final Validation validation;
    private final MappingPackage mapping;
    private final SubmissionContext context;

    /** @param maxBytes largest message */
    MappingWork(long maxBytes) throws IOException {
        XmlLimits limits = XmlLimits.DEFAULT.withMaxBytes(maxBytes);
        var xml = new HardenedXml(limits);
        this.validation = new Validation(
                SchemaLibrary.open(new LibrarySettings(List.of(FOLDER.resolve("xsd")), List.of(), Map.of())),
                limits,
                InstantSource.system());
        var source = MappingPackages.read(FOLDER.resolve("mappings")).getFirst();
        this.mapping = switch (new PackageCompiler(xml, validation).compile(source)) {
            case Compilation.Compiled compiled -> compiled.mappingPackage();
            case Compilation.Faulty faulty ->
                throw new IllegalStateException(faulty.faults().toString());
        };
        var office = new Office(new Area("051200000000"), "Stadt Remscheid");
        this.context = new SubmissionContext(
                new SubmissionId(new UUID(0, 1)), null, Instant.EPOCH, office, office, mapping.service(), List.of());
    }

    SubmissionContext context() {
        return context;
    }

    /** A message with so many entries; 15 are about 5 KB. */
    static Bytes message(int entries) {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < entries; i++) {
            text.append(entry(i));
        }
        return Bytes.utf8(text.append(FOOT).toString());
    }

    /** A message of at least so many bytes, written to a file. */
    static void write(Path file, long bytes) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEAD);
            long written = HEAD.length();
            for (int i = 0; written < bytes; i++) {
                String entry = entry(i);
                out.write(entry);
                written += entry.length();
            }
            out.write(FOOT);
        }
    }

    private static String entry(int i) {
        return """
                  <eintrag>
                    <vorgang>%s</vorgang>
                    <art>Größe %d, mit Deckel</art>
                    <betrag>%d.%02d</betrag>
                    <tag>2026-%02d-%02d</tag>
                    <strasse>Straße der Müllabfuhr %d</strasse>
                    <ort>42853 Remscheid</ort>
                    <bemerkung>Bitte im Hof abstellen, das Tor ist offen (%d).</bemerkung>
                  </eintrag>
                """.formatted(KINDS.get(i % 3), i % 9, i % 1000, i % 100, 1 + i % 12, 1 + i % 28, i % 250, i);
    }

    /** The message, mapped and proven by its schema. */
    Bytes mapped(Bytes message) {
        return switch (mapping.map(new MappingInput(message, context))) {
            case MappingResult.Mapped mapped -> mapped.messages().getFirst().bytes();
            case MappingResult.MappingFault fault ->
                throw new IllegalStateException(fault.problems().toString());
        };
    }

    /** Number of findings of the target's schema; the part of {@link #mapped} that is no mapping. */
    int findings(Bytes message) {
        return validation
                .validator(mapping.targets().getFirst().format())
                .validate(message.toByteArray())
                .findings()
                .size();
    }
}
