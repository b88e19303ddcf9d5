package de.ozghub.mapping.message;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that people open from a folder is only text. */
class PageProofTest {

    @Test
    void text_about_anything_is_a_page() {
        assertThat(rules("<p>&lt;script&gt; url(x) onload= src=</p>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x</script>",
                "<img src=\"http://x\">",
                "<a onclick=\"x()\">x</a>",
                "<style>@import 'x';</style>",
                "<style>p { background: url(x) }</style>",
                "<iframe></iframe>",
                "<form action=\"x\"></form>"
            })
    void what_runs_or_loads_is_none(String inside) {
        assertThat(rules(inside)).isNotEmpty();
    }

    @Test
    void half_a_document_is_none() {
        assertThat(new PageProof().problems(Bytes.utf8("<p>x</p>"), "ziel"))
                .extracting(problem -> problem.parameters().get("rule"))
                .containsExactly("html");
    }

    private static java.util.List<String> rules(String inside) {
        return new PageProof()
                        .problems(
                                Bytes.utf8("<!DOCTYPE HTML><html lang=\"de\"><body>" + inside + "</body></html>"),
                                "ziel")
                        .stream()
                        .map(problem -> String.valueOf(problem.parameters().get("rule")))
                        .toList();
    }
}
