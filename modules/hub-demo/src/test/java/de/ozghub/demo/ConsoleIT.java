package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.portal.Flaw;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StageExtension.class)
class ConsoleIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Stage stage;

    ConsoleIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void an_operator_logs_in_and_sees_the_submissions() throws IOException, InterruptedException {
        var sent = stage.send(stage.application("solingen", Flaw.NONE));
        assertThat(stage.decision(sent).isAcceptance()).isTrue();
        try (var browser = Http.at(stage.property("console.url"))) {
            var stranger = browser.get("/");
            assertThat(stranger.statusCode()).isEqualTo(302);
            assertThat(stranger.headers().firstValue("Location").orElse("")).endsWith("/login");

            assertThat(login(browser, "wrong").headers().firstValue("Location").orElse(""))
                    .endsWith("/login?error");
            var known = login(browser, stage.property("console.password"));
            assertThat(known.statusCode()).isEqualTo(302);
            assertThat(known.headers().firstValue("Location").orElse("")).doesNotContain("/login");

            var page = browser.get("/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(sent.submissionId().toString());
        }
    }

    @Test
    void a_form_without_its_token_is_refused() throws IOException, InterruptedException {
        try (var browser = Http.at(stage.property("console.url"))) {
            var fields =
                    Map.of("username", stage.property("console.user"), "password", stage.property("console.password"));
            assertThat(browser.postForm("/login", fields).statusCode()).isEqualTo(403);
            assertThat(browser.get("/").statusCode()).isEqualTo(302);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/clarification",
                "/alarms",
                "/api/v1/counts",
                "/api/v1/health",
                "/assets/console.css"
            })
    void nothing_of_the_console_answers_on_the_partner_listener(String path) throws IOException, InterruptedException {
        try (var partner = Http.at(stage.property("partners.url"));
                var console = Http.at(stage.property("console.url"))) {
            assertThat(partner.get(path).statusCode()).isEqualTo(404);
            assertThat(console.get(path).statusCode()).isNotEqualTo(404);
        }
    }

    private java.net.http.HttpResponse<String> login(Http browser, String password)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(browser.get("/login").body());
        assertThat(token.find()).as("the form has a token").isTrue();
        return browser.postForm(
                "/login",
                Map.of("username", stage.property("console.user"), "password", password, "_csrf", token.group(1)));
    }
}
