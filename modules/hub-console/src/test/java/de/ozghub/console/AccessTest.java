package de.ozghub.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.journal.SubmissionState;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, and what protects those who may. */
final class AccessTest {

    private final RunningConsole console = RunningConsole.shared();
    private final String page = "/submissions/" + Samples.id(1);

    @BeforeEach
    void one_clarification() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/clarification", "/alarms", "/fault-switches", "/nothing-here", "/actuator"})
    void leads_a_stranger_to_the_log_in(String path) {
        var answer = console.browser().get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/login"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "submissions",
                "counts",
                "alarms",
                "clarifications",
                "diagnostics",
                "openapi.yaml",
                "nothing-here"
            })
    void tells_a_strange_script_nothing(String path) {
        var answer = console.browser().get("/api/v1/" + path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "clerk"})
    void shows_no_action_to_those_who_only_read(String account) {
        var answer = console.as(account).get(page);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("in Klärung").doesNotContain("name=\"decision\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "clerk"})
    void refuses_a_decision_of_those_who_only_read(String account) {
        var answer = console.as(account).submit("/", page, Map.of("decision", "reject", "reason", "so"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Dafür fehlt das Recht");
        assertThat(console.hub.commands).isEmpty();
    }

    @Test
    void refuses_a_decision_without_the_token_of_the_form() {
        var answer = console.as("operator").post(page, Map.of("decision", "reject", "reason", "so"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(console.hub.commands).isEmpty();
    }

    @Test
    void does_not_take_a_page_session_for_the_api() {
        var answer = console.as("operator").get("/api/v1/counts");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void says_the_same_for_an_unknown_account_and_a_wrong_password() {
        var unknown = console.browser().login("nobody", RunningConsole.PASSWORD);
        var wrong = console.browser().login("viewer", "guess");

        assertThat(unknown.headers().firstValue("Location"))
                .isEqualTo(wrong.headers().firstValue("Location"));
        assertThat(wrong.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?error"));
    }

    @Test
    void looks_at_no_password_after_five_wrong_ones() {
        for (int attempt = 0; attempt < 5; attempt++) {
            console.browser().login("viewer", "guess");
        }

        var right = console.browser().login("viewer", RunningConsole.PASSWORD);

        assertThat(right.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?wait"));
        assertThat(console.browser().api("viewer", "/api/v1/counts").statusCode())
                .isEqualTo(429);
    }

    @Test
    void keeps_the_session_cookie_away_from_scripts_and_other_sites() {
        var answer = console.browser().get("/login");

        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void changes_the_session_at_log_in() {
        var browser = console.browser();
        var before = browser.get("/login").headers().firstValue("Set-Cookie").orElseThrow();

        var after = browser.login("viewer", RunningConsole.PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(after).startsWith("HUBCONSOLE=").isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/assets/console.css", "/api/v1/health", "/"})
    void sends_the_security_headers_with_everything(String path) {
        var headers = console.browser().get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @Test
    void lets_a_page_that_refreshes_itself_reload_when_its_session_ended() {
        var answer = console.browser().get("/", "HX-Request", "true");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).hasValue("true");
    }

    @Test
    void log_out_ends_the_session() {
        var browser = console.as("viewer");

        browser.submit("/", "/logout", Map.of());

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void a_page_that_only_refreshes_itself_does_not_keep_the_session() {
        var browser = console.as("viewer");
        browser.get("/");
        assertThat(browser.get("/", "HX-Request", "true").statusCode()).isEqualTo(200);

        RunningConsole.anHourPasses();

        assertThat(browser.get("/", "HX-Request", "true").statusCode()).isEqualTo(401);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }
}
