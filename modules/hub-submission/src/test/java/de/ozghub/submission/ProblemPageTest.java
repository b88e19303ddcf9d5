package de.ozghub.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The problem page says what the catalogue says, entry for entry. */
class ProblemPageTest {

    private static final Path PAGE = Path.of(System.getProperty("hub.root"), "docs", "problems.md");

    @Test
    void page_lists_every_entry_with_its_codes_and_sentences() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                        .map(ProblemPageTest::row)
                        .toList());
    }

    @Test
    void every_sentence_names_only_parameters_in_braces_that_both_languages_share() {
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(placeholders(code.german())).as(code.id()).isEqualTo(placeholders(code.english()));
        }
    }

    private static String row(ProblemCode code) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(code.id(), code.official(), code.fitConnectType().orElse("–"), code.german(), code.remedy());
    }

    private static List<String> placeholders(String sentence) {
        return java.util.regex.Pattern.compile("\\{\\w+}")
                .matcher(sentence)
                .results()
                .map(java.util.regex.MatchResult::group)
                .sorted()
                .toList();
    }
}
