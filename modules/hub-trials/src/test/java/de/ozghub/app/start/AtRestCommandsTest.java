package de.ozghub.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub keys at-rest} as an administrator calls it, on a real database and a real folder of keys. */
@ExtendWith(PostgresExtension.class)
class AtRestCommandsTest {

    @TempDir
    private Path folder;

    private final TestDatabase database;
    private final StringWriter said = new StringWriter();
    private String config = "";

    AtRestCommandsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void install() throws IOException, SQLException {
        database.clear();
        config = SampleNode.in(folder, database.url()).withSecrets().hubYaml().toString();
    }

    @Test
    void a_key_is_made_used_superseded_and_destroyed_and_each_step_keeps_its_reason() throws SQLException {
        assertThat(hub("list")).as(said.toString()).isZero();
        assertThat(said.toString()).contains("remscheid", "2026-01", "active");

        assertThat(hub("make", "--period", "2026-01-b", "--reason", "January's key was on a lost disk", "--dry-run"))
                .isZero();
        assertThat(key("verbund.2026-01-b")).doesNotExist();
        assertThat(hub("make", "--period", "2026-01-b", "--reason", "January's key was on a lost disk"))
                .isZero();
        assertThat(key("verbund.2026-01-b")).exists();
        assertThat(key("remscheid.2026-01-b")).exists();

        assertThat(hub("rewrap", "--dry-run")).isZero();
        assertThat(hub("rewrap")).isZero();
        assertThat(destroy("verbund", "2026-01-b"))
                .as("wraps what is stored now")
                .isOne();
        assertThat(destroy("verbund", "2026-01", "--dry-run")).isZero();
        assertThat(key("verbund.2026-01")).exists();
        assertThat(destroy("verbund", "2026-01")).as(said.toString()).isZero();

        assertThat(key("verbund.2026-01")).doesNotExist();
        assertThat(hub("list")).isZero();
        assertThat(said.toString()).contains("could be destroyed", "is destroyed in", "destroyed on 20");
        assertThat(database.query("select action || ' ' || subject || ' ' || account from administration order by id"))
                .containsExactly(
                        "period-key-made verbund.2026-01-b betrieb",
                        "period-key-made remscheid.2026-01-b betrieb",
                        "period-key-destroyed verbund.2026-01 betrieb");
    }

    @Test
    void refuses_what_it_cannot_do_with_a_sentence_that_says_what_next() throws IOException {
        assertThat(hub("make", "--reason", "x")).isEqualTo(2);
        assertThat(said.toString()).contains("--reason: say why");
        assertThat(destroy("nobody", "2026-01")).isOne();
        assertThat(said.toString()).contains("never seen by any node", "hub keys at-rest list");
        Files.delete(key("remscheid.2026-01"));
        assertThat(hub("list")).isOne();
        assertThat(said.toString()).contains("remscheid has no key: run hub keys at-rest make");
    }

    private int destroy(String owner, String period, String... more) {
        var arguments = new ArrayList<>(List.of("--owner", owner, "--period", period, "--reason", "term is over"));
        arguments.addAll(List.of(more));
        return hub("destroy", arguments.toArray(String[]::new));
    }

    private int hub(String command, String... arguments) {
        var line = new ArrayList<>(List.of("keys", "at-rest", command, "--config", config));
        line.addAll(List.of(arguments));
        if (line.contains("--reason")) {
            line.addAll(List.of("--account", "betrieb"));
        }
        var out = new PrintWriter(said, true);
        return Hub.commandLine().setOut(out).setErr(out).execute(line.toArray(String[]::new));
    }

    private Path key(String name) {
        return folder.resolve("secrets/at-rest").resolve(name + ".key");
    }
}
