package de.ozghub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.ozghub.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One folder for all tests, which is what every restart is about; each test has a table of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseServerTest {

    private static final String PASSWORD = "it's-synthetic";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final Path folder;
    private final Path password;
    private final int port;

    DatabaseServerTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.folder = home.resolve("database");
        this.password = home.resolve("password");
        this.port = FreePorts.one();
    }

    @BeforeAll
    void write_the_password() throws IOException {
        Files.writeString(password, PASSWORD + "\n");
    }

    @Test
    void every_commit_waits_for_the_disk() throws IOException, SQLException {
        try (var server = DatabaseServer.start(folder, port, PASSWORD);
                var connection = connect()) {
            assertThat(server.port()).isEqualTo(port);
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(text(connection, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(text(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void the_folder_is_not_cleaned_by_a_restart() throws IOException, SQLException {
        try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
            write("kept_in_order");
        }
        try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
            assertThat(rows("kept_in_order")).isEqualTo(1);
        }
    }

    @Test
    void what_was_committed_outlives_a_killed_server() throws IOException, SQLException {
        try (var server = DatabaseServer.start(folder, port, PASSWORD)) {
            write("kept_after_kill");
            var died = server.onExit();
            postmaster().destroyForcibly();
            assertThat(died).succeedsWithin(PATIENCE);
        }
        try (var _ = startOnceTheRestIsGone()) {
            assertThat(rows("kept_after_kill")).isEqualTo(1);
        }
    }

    @Test
    void a_second_owner_is_refused_while_the_first_lives() throws IOException, SQLException, InterruptedException {
        int other = FreePorts.one();
        try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
            write("owned_by_the_first");
            var before = postmaster();
            assertThatThrownBy(() -> DatabaseServer.start(folder, other, PASSWORD))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("already");
            try (var second = DatabaseProcess.start(folder, other, password, home.resolve("second.log"))) {
                assertThat(second.exitCode()).isEqualTo(2);
                assertThat(second.log()).contains("another process owns").doesNotContain(PASSWORD);
            }
            assertThat(postmaster()).isEqualTo(before);
            assertThat(rows("owned_by_the_first")).isEqualTo(1);
        }
    }

    @Test
    void the_server_of_a_killed_owner_is_stopped_and_its_data_kept()
            throws IOException, SQLException, InterruptedException {
        ProcessHandle orphan;
        try (var owner = DatabaseProcess.start(folder, port, password, home.resolve("owner.log"))) {
            await().atMost(PATIENCE).until(owner::isReady);
            write("kept_by_the_orphan");
            orphan = postmaster();
            owner.kill();
            assertThat(orphan.isAlive()).as("the server outlives its owner").isTrue();
        }
        try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(rows("kept_by_the_orphan")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep", "postgres"})
    void a_process_that_got_the_old_servers_number_is_left_alone(String name)
            throws IOException, SQLException, InterruptedException {
        try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
            write("kept_beside_" + name);
        }
        Path program = Files.copy(Path.of("/bin/sleep"), home.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        Process stranger = new ProcessBuilder(program.toString(), "600").start();
        try {
            Files.writeString(pidFile(), stranger.pid() + "\n" + folder.resolve("data") + "\n");
            try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
                assertThat(stranger.isAlive()).isTrue();
                assertThat(rows("kept_beside_" + name)).isEqualTo(1);
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
            assertThat(stranger.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void programs_that_were_unpacked_by_half_are_unpacked_anew() throws IOException, SQLException {
        try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
            write("kept_beside_the_programs");
        }
        try (var versions = Files.list(folder.resolve("binaries"))) {
            Path unpacked = versions.filter(Files::isDirectory).findFirst().orElseThrow();
            Files.delete(unpacked.resolve(".exists"));
            Files.delete(unpacked.resolve("bin/postgres"));
        }
        try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
            assertThat(rows("kept_beside_the_programs")).isEqualTo(1);
        }
        assertThat(Files.getPosixFilePermissions(folder)).doesNotContain(PosixFilePermission.OTHERS_WRITE);
    }

    @Test
    void a_half_written_process_number_does_not_stop_the_start() throws IOException, SQLException {
        try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
            write("kept_beside_rubbish");
        }
        Files.writeString(pidFile(), "");
        try (var _ = DatabaseServer.start(folder, port, PASSWORD)) {
            assertThat(rows("kept_beside_rubbish")).isEqualTo(1);
        }
    }

    @Test
    void the_command_ends_with_3_when_its_server_dies() throws IOException, InterruptedException {
        try (var owner = DatabaseProcess.start(folder, port, password, home.resolve("dies.log"))) {
            await().atMost(PATIENCE).until(owner::isReady);
            postmaster().destroyForcibly();
            assertThat(owner.exitCode()).isEqualTo(3);
        }
    }

    /** The killed server's backends notice their loss a moment later and hold the shared memory until then. */
    private DatabaseServer startOnceTheRestIsGone() {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> DatabaseServer.start(folder, port, PASSWORD), server -> true);
    }

    private Path pidFile() {
        return folder.resolve("data").resolve("postmaster.pid");
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).getFirst()))
                .orElseThrow();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DatabaseServer.NAME, DatabaseServer.NAME, PASSWORD);
    }

    private void write(String table) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (number int)");
            statement.execute("INSERT INTO " + table + " VALUES (1)");
        }
    }

    private int rows(String table) throws SQLException {
        try (var connection = connect()) {
            return Integer.parseInt(text(connection, "SELECT count(*) FROM " + table));
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
