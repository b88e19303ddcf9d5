package de.ozghub.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Maps one message from a file to a file, in a process of its own. Arguments: both files. */
final class LargeMessage {

    private static final String BEGIN = "<antrag xmlns='urn:test:quelle:1.0'><gebiet>051200000000</gebiet>";
    private static final String TEXT = "<text>Straße der Müllabfuhr %d"
            + ", Hinterhaus, zweiter Eingang links, bei Mustermann klingeln".repeat(4) + "</text>%n";

    private LargeMessage() {}

    /** A message of at least so many bytes. */
    static void write(Path file, long bytes) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(BEGIN);
            for (long written = BEGIN.length(), i = 0; written < bytes; i++) {
                String text = TEXT.formatted(i);
                out.write(text);
                written += text.getBytes(StandardCharsets.UTF_8).length;
            }
            out.write("</antrag>");
        }
    }

    public static void main(String[] files) throws IOException {
        MappingPackage mapping =
                TinyPackage.WORKSHOP.compile(TinyPackage.rules("""
                        - to: gruppe
                          each: q:antrag/q:text
                          rules:
                            - {to: "@nr", from: $position}
                            - {to: wert, from: ., convert: upper, required: true, title: Text}
                        """).source());
        var data = Bytes.of(Files.readAllBytes(Path.of(files[0])));
        switch (mapping.map(new MappingInput(data, TinyPackage.context()))) {
            case MappingResult.Mapped mapped ->
                Files.write(
                        Path.of(files[1]), mapped.messages().getFirst().bytes().toByteArray());
            case MappingResult.MappingFault fault ->
                throw new IllegalStateException(fault.problems().toString());
        }
    }
}
