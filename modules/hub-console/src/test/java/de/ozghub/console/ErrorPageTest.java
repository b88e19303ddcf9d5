package de.ozghub.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The error way: says what a reader needs, and nothing of what happened inside. */
final class ErrorPageTest {

    private final RunningConsole console = RunningConsole.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/submissions/019a0000-0000-7000-8000-00000000ffff",
                "/submissions/not-an-id",
                "/submissions/%3Cscript%3E",
                "/nothing-here",
                "/error"
            })
    void what_is_not_there_is_a_page(String path) {
        var answer = console.as("viewer").get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Hier ist nichts").doesNotContain("<script>");
    }

    @Test
    void a_fault_shows_an_incident_and_nothing_of_the_cause() {
        var browser = console.as("viewer");
        console.hub.isDown();

        var answer = browser.get("/");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Der Hub konnte nicht antworten")
                .containsPattern("Kennung</span>: <code>[0-9a-f]{8}</code>")
                .doesNotContain("jdbc")
                .doesNotContain("secret-of-the-store")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void a_fault_of_the_api_is_a_problem_with_the_incident_only() {
        console.hub.isDown();

        var answer = console.browser().api("viewer", "/api/v1/counts");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"incident\"")
                .doesNotContain("jdbc")
                .doesNotContain("Exception");
    }

    @Test
    void a_broken_request_line_tells_nothing_about_the_server() {
        var answer = console.browser().get("/submissions/..%2f..%2fetc");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Tomcat").doesNotContain("Exception");
    }
}
