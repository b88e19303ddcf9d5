package de.ozghub.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.FreePorts;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub serve} refuses to start and names each missing thing. */
@ExtendWith(PostgresExtension.class)
class StartTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final TestDatabase database;

    StartTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void a_command_without_configuration_is_refused_with_its_usage() {
        assertThat(refused("serve")).contains("--config");
    }

    @Test
    void a_missing_configuration_file_is_named() {
        Path missing = folder.resolve("hub.yaml");

        assertThat(refused(missing)).contains("does not start with " + missing, "hub.yaml: The file cannot be read.");
    }

    @Test
    void every_fault_of_the_configuration_is_named_with_its_line() throws IOException {
        var node = SampleNode.in(folder, database.url())
                .with("verbund: bergisches-land", "verbunt: bergisches-land")
                .with("storage: {wrappingKeys: secrets/at-rest}\n", "");

        assertThat(refused(node.hubYaml())).contains("hub.yaml, line 1, verbunt", "verbund", "storage");
    }

    @Test
    void a_file_that_is_no_yaml_is_named_without_quoting_it() throws IOException {
        Path hubYaml = folder.resolve("hub.yaml");
        Files.writeString(hubYaml, "verbund: [unbalanced-secret\n");

        assertThat(refused(hubYaml)).contains("hub.yaml", "YAML").doesNotContain("unbalanced-secret");
    }

    @Test
    void every_missing_secret_and_key_is_named_at_once() throws IOException {
        var node = SampleNode.in(folder, database.url());

        assertThat(refused(node.hubYaml()))
                .contains(
                        "console account betrieb: file:secrets/console-betrieb",
                        "FIT-Connect client portal-nrw: file:secrets/client",
                        "file:secrets/signature.jwk",
                        "file:secrets/decryption.jwk",
                        "keys at rest",
                        "database password: file:secrets/database-password");
    }

    @Test
    void a_password_in_clear_is_refused_and_not_shown() throws IOException {
        var node = SampleNode.in(folder, database.url()).withSecrets();
        Files.delete(folder.resolve("secrets/console-betrieb"));
        node.secret("console-betrieb", "passwort-in-klar");

        assertThat(refused(node.hubYaml()))
                .contains("console account betrieb", "a password in clear is refused")
                .doesNotContain("passwort-in-klar");
    }

    @Test
    void a_secret_others_may_read_is_refused() throws IOException {
        var node = SampleNode.in(folder, database.url()).withSecrets();
        Path client = folder.resolve("secrets/client");
        Files.setPosixFilePermissions(client, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(refused(node.hubYaml())).contains("file:secrets/client", "chmod 600");
    }

    @Test
    void a_database_that_is_down_is_named_among_the_other_reasons() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:%d/hub".formatted(FreePorts.one());
        var node = SampleNode.in(folder, url).withSecrets();

        assertThat(refused(node.hubYaml())).contains("database " + url, "file:secrets/signature.jwk");
    }

    private static String refused(Path hubYaml) {
        return refused("serve", "--config", hubYaml.toString());
    }

    /** Runs the command line as the program does, without leaving the process. */
    private static String refused(String... arguments) {
        var said = new StringWriter();
        int exit = Hub.commandLine().setErr(new PrintWriter(said, true)).execute(arguments);
        assertThat(exit).isEqualTo(2);
        assertThat(said.toString()).doesNotContain("\tat ");
        return said.toString();
    }
}
