package de.ozghub.app.cli.mapping;

import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappedMessage;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.sample.PackageTest;
import de.ozghub.mapping.sample.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;

/** Writes what comes out of samples that expect nothing yet; what is expected already is never touched. */
record Acceptance(Path folder, PrintWriter out) {

    void of(MappingPackage mappingPackage, PackageSource source) throws IOException {
        for (Sample sample : Sample.of(source)) {
            boolean open = sample.expected().isEmpty()
                    && !sample.faults().any()
                    && sample.outcome().expectation() == Sample.Expectation.MESSAGES;
            if (open && mappingPackage.map(sample.input()) instanceof MappingResult.Mapped mapped) {
                write(sample.name(), mapped);
            }
        }
    }

    private void write(String sample, MappingResult.Mapped mapped) throws IOException {
        for (Map.Entry<String, Bytes> document : PackageTest.documents(mapped).entrySet()) {
            Path file = folder.resolve("samples")
                    .resolve(sample)
                    .resolve("expected")
                    .resolve(document.getKey() + ending(mapped, document.getKey()));
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, document.getValue().toByteArray(), StandardOpenOption.CREATE_NEW);
            out.println("  wrote   " + file);
        }
    }

    private static String ending(MappingResult.Mapped mapped, String document) {
        for (MappedMessage message : mapped.messages()) {
            if (message.target().equals(document)) {
                return MessageForm.ending(message.mediaType(), ".txt");
            }
            for (MappedMessage.Enclosure enclosure : message.enclosures()) {
                if (document.equals(message.target() + "." + enclosure.name())) {
                    return MessageForm.ending(enclosure.mediaType(), ".txt");
                }
            }
        }
        throw new IllegalStateException("no document " + document);
    }
}
