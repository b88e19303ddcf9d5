package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a large message takes; 50 MB within 512 MB are measured by {@code hub-bench}. */
class LargeMessageTest {

    private static final long BYTES = 8_000_000;

    @Test
    void eight_megabytes_are_mapped_and_proven_in_96_megabytes(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path input = folder.resolve("input.xml");
        Path output = folder.resolve("output.xml");
        Path said = folder.resolve("said.txt");
        LargeMessage.write(input, BYTES);

        var process = JavaProcess.of(
                        List.of("-Xmx96m", "-XX:+UseSerialGC", "-Dhub.root=" + Workshop.ROOT),
                        LargeMessage.class,
                        input.toString(),
                        output.toString())
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        assertThat(count(output, "<wert>STRASSE DER MÜLLABFUHR ")).isEqualTo(count(input, "<text>"));
    }

    private static long count(Path file, String text) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }
}
