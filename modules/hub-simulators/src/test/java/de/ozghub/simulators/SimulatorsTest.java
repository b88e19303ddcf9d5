package de.ozghub.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("InlineFormatString") // The configuration reads better in one piece at the top.
class SimulatorsTest {

    private static final String CONFIG = """
            {
              "stateDirectory": "%s",
              "zustelldienst": {
                "port": 0,
                "clients": [
                  {"clientId": "portal", "clientSecret": "portal-secret", "role": "sender"},
                  {"clientId": "hub", "clientSecret": "hub-secret", "role": "subscriber", "destinations": ["%s"]}
                ],
                "destinations": [
                  {
                    "destinationId": "%s",
                    "name": "Stadt Remscheid",
                    "status": "active",
                    "publicServices": [
                      {
                        "identifier": "%s",
                        "name": "Hundesteuer",
                        "submissionSchemas": [
                          {"schemaUri": "urn:ozg-hub:hundesteuer:1.0#anmeldung", "mimeType": "application/xml"}
                        ],
                        "regions": ["DE051200000000"]
                      }
                    ],
                    "encryptionKid": "test-encryption",
                    "keys": [%s, %s],
                    "metadataVersions": ["2.1.0"],
                    "replyChannels": {"eMail": {}}
                  }
                ]
              },
              "backOffices": {
                "port": 0,
                "deduplicate": false,
                "offices": [
                  {"key": "remscheid/steuer", "kind": "soap", "protection": "none"},
                  {"key": "remscheid/bau", "kind": "folder", "folder": "%s"}
                ]
              },
              "portal": {
                "perMinute": 0,
                "clientId": "portal",
                "clientSecret": "portal-secret",
                "services": [{"identifier": "%s", "destinations": ["%s"]}]
              }
            }
            """;

    @TempDir
    private Path folder;

    private Path config() throws Exception {
        TestKeys.placeServiceKey(folder.resolve("state/zustelldienst"));
        var json = CONFIG.formatted(
                folder.resolve("state"),
                World.DESTINATION,
                World.DESTINATION,
                World.SERVICE,
                TestKeys.encryption().toPublicJWK().toJSONString(),
                TestKeys.signature().toPublicJWK().toJSONString(),
                folder.resolve("inbox"),
                World.SERVICE,
                World.DESTINATION);
        return Files.writeString(folder.resolve("simulators.json"), json);
    }

    @Test
    void everything_the_file_names_runs() throws Exception {
        try (var simulators = Simulators.start(SimulatorConfig.read(config()), Clock.systemUTC())) {
            var service = simulators.zustelldienst().orElseThrow();
            var offices = simulators.backOffices().orElseThrow();

            try (var toService = new Http(service.url());
                    var toOffices = new Http(URI.create("http://127.0.0.1:" + offices.port()))) {
                var destination = toService
                        .get("/submission-api/v2/destinations/" + World.DESTINATION)
                        .json();
                assertThat(destination.path("name").asString()).isEqualTo("Stadt Remscheid");
                assertThat(destination.path("replyChannels").has("eMail")).isTrue();
                assertThat(toOffices
                                .get("/deduplication")
                                .json()
                                .path("enabled")
                                .asBoolean())
                        .isFalse();
                assertThat(folder.resolve("inbox")).isDirectory();
            }
        }
    }

    @Test
    void an_unknown_key_is_named_and_no_value_is_told() throws Exception {
        var file = folder.resolve("bad.json");
        Files.writeString(file, "{\"stateDirectory\": \"x\", \"zustelldeinst\": {\"clientSecret\": \"geheim\"}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorConfig.read(file))
                .withMessageContaining("zustelldeinst")
                .withMessageNotContaining("geheim");
    }

    @Test
    void the_load_command_names_a_missing_key_of_its_access_file() throws Exception {
        var access = Files.writeString(folder.resolve("access.properties"), "token.url=http://127.0.0.1:1/token\n");
        var errors = new StringWriter();
        var command = new CommandLine(new LoadCommand()).setErr(new PrintWriter(errors, true));

        int exit = command.execute("--access", access.toString(), "--submissions", "1");

        assertThat(exit).isNotZero();
        assertThat(errors.toString()).contains("destinations.hundesteuer");
    }

    @Test
    void the_load_command_tells_by_its_exit_code_that_nothing_was_decided() throws Exception {
        try (var simulators = Simulators.start(SimulatorConfig.read(config()), Clock.systemUTC())) {
            var url = simulators.zustelldienst().orElseThrow().url();
            var access = Files.writeString(folder.resolve("access.properties"), """
                    zustelldienst.url=%s
                    token.url=%s/token
                    sender.clientId=portal
                    sender.clientSecret=portal-secret
                    destinations.hundesteuer=%s
                    expected.%s=remscheid/steuer
                    backOffices.url=http://127.0.0.1:%d
                    """.formatted(
                            url,
                            url,
                            World.DESTINATION,
                            World.DESTINATION,
                            simulators.backOffices().orElseThrow().port()));
            var output = new StringWriter();
            var command = new CommandLine(new LoadCommand()).setOut(new PrintWriter(output, true));

            int exit = command.execute("--access", access.toString(), "--submissions", "3", "--timeout", "0");

            assertThat(exit).isEqualTo(2);
            assertThat(output.toString()).contains("sent         3", "unfinished   3");
        }
    }

    @Test
    void what_was_promised_survives_a_killed_process() throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulateMain.class.getName(),
                        "--config",
                        config().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String caseId;
        try (var lines = process.inputReader()) {
            var first = lines.readLine();
            try (var http = new Http(URI.create(first.substring("Zustelldienst ".length())))) {
                caseId = create(http);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (var again = Simulators.start(SimulatorConfig.read(config()), Clock.systemUTC());
                var http = new Http(again.zustelldienst().orElseThrow().url())) {
            var log = http.get("/submission-api/v2/cases/" + caseId + "/events", token(http))
                    .json();
            assertThat(log.path("totalCount").asInt()).isEqualTo(1);
        }
    }

    private static String create(Http http) throws Exception {
        var body = Map.of(
                "destinationId",
                World.DESTINATION,
                "announcedAttachments",
                new String[0],
                "publicService",
                Map.of("identifier", World.SERVICE));
        return http.post("/submission-api/v2/submissions", token(http), body)
                .json()
                .path("caseId")
                .asString();
    }

    private static String token(Http http) throws Exception {
        var form = "grant_type=client_credentials&client_id=portal&client_secret=portal-secret";
        var answer = http.send("POST", "/token", "", "application/x-www-form-urlencoded", form);
        return new JsonMapper().readTree(answer.text()).path("access_token").asString();
    }
}
