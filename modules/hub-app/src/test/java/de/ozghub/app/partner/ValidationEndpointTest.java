package de.ozghub.app.partner;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.validation.AbsentLists;
import de.ozghub.xoev.validation.Judge;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/validate} through HTTP. */
class ValidationEndpointTest {

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final int MAX_BYTES = 200_000;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // set before all
    private static ConfigurableApplicationContext server;

    @SuppressWarnings("NullAway.Init") // set before all
    private static String sample;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    static class Listener {

        @Bean
        ValidationEndpoint endpoint() {
            var settings = new LibrarySettings(List.of(ROOT.resolve("xsd")), List.of(), Map.of());
            var judge = Judge.open(settings, XmlLimits.DEFAULT, Clock.systemUTC(), AbsentLists.NOTE);
            return new ValidationEndpoint(judge, MAX_BYTES, 2);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = new SpringApplicationBuilder(Listener.class)
                .logStartupInfo(false)
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
        try (var samples = Files.list(ROOT.resolve("mappings/hundesteuer/anmeldung/samples"))) {
            sample = Files.readString(samples.filter(path -> !path.toString().contains("unbekannte"))
                    .sorted()
                    .findFirst()
                    .orElseThrow()
                    .resolve("input.xml"));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_valid_document_gets_a_report_that_is_never_stored() throws IOException, InterruptedException {
        var answer = post("", "application/xml", "application/json", sample);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(JsonMapper.shared()
                        .readTree(answer.body())
                        .at("/documents/0/verdict")
                        .asString())
                .isEqualTo("valid");
    }

    @Test
    void an_invalid_document_is_an_answer_too() throws IOException, InterruptedException {
        var answer =
                post("", "application/xml;charset=UTF-8", "*/*", sample.replaceFirst("<rasse>[^<]*", "<rasse>Einhorn"));

        var finding = JsonMapper.shared().readTree(answer.body()).at("/documents/0/findings/0");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(finding.path("code").asString()).isEqualTo("X001");
        assertThat(finding.path("line").asInt()).isPositive();
        assertThat(answer.body()).doesNotContain("Einhorn");
    }

    @Test
    void the_caller_chooses_the_form() throws IOException, InterruptedException {
        var html = post("", "text/xml", "text/html,application/xhtml+xml", sample);

        assertThat(html.body()).startsWith("<!DOCTYPE html>");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(post("", "text/xml", "text/plain", sample).body()).contains("document: gültig");
    }

    @Test
    void a_key_asks_for_one_message() throws IOException, InterruptedException {
        var answer = post("?schema=urn:ozg-hub:hundesteuer:1.0%23abmeldung", "application/xml", "*/*", sample);

        assertThat(answer.body()).doesNotContain("\"verdict\":\"valid\"");
    }

    @Test
    void what_is_too_large_or_of_another_type_is_refused() throws IOException, InterruptedException {
        assertThat(post("", "application/xml", "*/*", " ".repeat(MAX_BYTES + 1)).statusCode())
                .isEqualTo(413);
        assertThat(post("", "text/csv", "*/*", sample).statusCode()).isEqualTo(415);
        assertThat(post("?schema=" + "x".repeat(201), "application/xml", "*/*", sample)
                        .statusCode())
                .isEqualTo(400);
        var get = CLIENT.send(HttpRequest.newBuilder(address("")).GET().build(), BodyHandlers.ofString());
        assertThat(get.statusCode()).isEqualTo(405);
    }

    @Test
    void a_body_that_hides_its_length_is_bounded_as_well() throws IOException, InterruptedException {
        var endless = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[MAX_BYTES + 10]));
        var answer = CLIENT.send(
                HttpRequest.newBuilder(address(""))
                        .header("Content-Type", "application/xml")
                        .POST(endless)
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void hostile_documents_get_a_report_and_nothing_else() throws IOException, InterruptedException {
        var answer = post(
                "", "application/xml", "*/*", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>");

        assertThat(answer.body()).contains("\"rule\":\"doctype\"");
    }

    @Test
    void the_description_is_served_and_names_the_path() throws IOException, InterruptedException {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(address("/openapi.yaml")).GET().build(), BodyHandlers.ofString());
        Map<String, Object> description = new Yaml().load(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(description.get("paths")).asString().contains("/api/validate");
    }

    private static HttpResponse<String> post(String query, String type, String accept, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(address(query))
                        .header("Content-Type", type)
                        .header("Accept", accept)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI address(String rest) {
        return URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port")
                + "/api/validate" + rest);
    }
}
