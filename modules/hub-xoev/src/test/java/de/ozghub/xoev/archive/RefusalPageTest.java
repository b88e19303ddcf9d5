package de.ozghub.xoev.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page of the schema library says what the code says. */
class RefusalPageTest {

    private static final Path PAGE = Path.of(System.getProperty("hub.root"), "docs", "schema-library.md");

    @Test
    void every_refusal_stands_on_the_page_with_what_to_do() throws IOException {
        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(Arrays.stream(Refusal.values())
                        .map(refusal -> "| `%s` | %s |".formatted(refusal.id(), refusal.advice()))
                        .toList());
    }
}
