package de.ozghub.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.Stage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both languages say everything the hub can say. */
final class WordsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private static Properties texts(String bundle) throws IOException {
        var texts = new Properties();
        var stream = Objects.requireNonNull(Pages.class.getResourceAsStream("/de/ozghub/console/" + bundle));
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void english_has_every_text_german_has() throws IOException {
        var german = texts("messages.properties").stringPropertyNames();
        var english = texts("messages_en.properties").stringPropertyNames();

        assertThat(english).containsAll(german);
        assertThat(english)
                .filteredOn(key -> !german.contains(key))
                .allMatch(key -> key.startsWith("state.")
                        || key.startsWith("stage.")
                        || key.startsWith("event.")
                        || key.startsWith("deadline.")
                        || key.startsWith("deadline-state."));
    }

    @Test
    void english_knows_every_word_of_the_vocabulary() throws IOException {
        var english = texts("messages_en.properties");

        for (var state : SubmissionState.values()) {
            assertThat(english).containsKey("state." + state.id());
        }
        for (var stage : Stage.values()) {
            assertThat(english).containsKey("stage." + stage.id());
        }
        for (var kind : DeadlineKind.values()) {
            assertThat(english).containsKey("deadline." + kind.id());
        }
        for (var state : DeadlineState.values()) {
            assertThat(english).containsKey("deadline-state." + state.id());
        }
        for (var kind : PayloadKind.values()) {
            assertThat(english).containsKey("payload." + kind.id());
        }
    }

    @Test
    void english_sentences_use_the_parameters_of_the_german_ones() throws IOException {
        var english = texts("messages_en.properties");

        for (var event : JournalEvent.values()) {
            assertThat(placeholders(english.getProperty("event." + event.id(), "")))
                    .as(event.id())
                    .isEqualTo(placeholders(event.german()));
        }
    }

    @Test
    void a_value_that_looks_like_a_placeholder_stays_text() {
        var values = Map.of("a", "{b} $1 \\", "b", "wrong");

        assertThat(Placeholders.fill("<{a}> {missing}", values, value -> value)).isEqualTo("<{b} $1 \\> –");
    }

    private static java.util.Set<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(found -> found.group())
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
}
