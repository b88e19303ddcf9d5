package de.ozghub.simulators.load;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.Http;
import de.ozghub.simulators.World;
import de.ozghub.simulators.backoffice.BackOffices;
import de.ozghub.simulators.backoffice.BackOfficesConfig;
import de.ozghub.simulators.backoffice.BackOfficesConfig.Kind;
import de.ozghub.simulators.backoffice.StandInCases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in for the hub misbehaves as it is told, and the report must say so. */
class LoadTest {

    private static final String STEUER = "remscheid/steuer";

    private enum Conduct {
        HONEST,
        LOSES,
        DOUBLES,
        REJECTS_ALL,
        ACCEPTS_ALL,
        SILENT
    }

    private World world;
    private BackOffices offices;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        world = new World(state.resolve("zustelldienst"));
        var office = new BackOfficesConfig.Office(STEUER, Kind.soap, null, null, null, null, null);
        offices = BackOffices.start(
                new BackOfficesConfig(null, 0, null, null, List.of(office)),
                state.resolve("offices"),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        offices.close();
        world.close();
    }

    private LoadReport run(Conduct conduct, double invalidShare) throws Exception {
        var access = new LoadAccess(
                world.access(),
                World.SERVICE,
                List.of(World.DESTINATION),
                URI.create("http://127.0.0.1:" + offices.port()),
                Map.of(World.DESTINATION, Set.of(STEUER)));
        var timeout = conduct == Conduct.SILENT ? Duration.ZERO : Duration.ofSeconds(60);
        var plan = new LoadPlan(6, 2, 1, 42, invalidShare, timeout, true);
        var hub = Thread.ofPlatform().daemon().start(() -> receive(conduct));
        try {
            return Load.run(plan, access, Clock.systemUTC());
        } finally {
            hub.interrupt();
            hub.join();
        }
    }

    private void receive(Conduct conduct) {
        try {
            while (conduct != Conduct.SILENT && !Thread.interrupted()) {
                for (var fetched : world.waiting()) {
                    boolean accept = switch (conduct) {
                        case HONEST, LOSES, DOUBLES, ACCEPTS_ALL -> true;
                        case REJECTS_ALL, SILENT -> false;
                    };
                    if (accept) {
                        deliver(fetched.submissionId(), conduct);
                        world.accept(fetched);
                    } else {
                        world.reject(fetched);
                    }
                }
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(UUID submission, Conduct conduct) {
        int times = conduct == Conduct.LOSES ? 0 : conduct == Conduct.DOUBLES ? 2 : 1;
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < times; i++) {
            StandInCases.submit(offices.port(), STEUER, key, submission.toString());
        }
    }

    @Test
    void an_honest_run_is_clean() throws Exception {
        var report = run(Conduct.HONEST, 0);

        assertThat(report.findings()).isEmpty();
        assertThat(report.sent()).isEqualTo(6);
        assertThat(report.accepted()).isEqualTo(6);
        assertThat(report.latencies()).hasSize(6);
        assertThat(report.exitCode()).isZero();
        assertThat(report.render()).contains("accepted     6", "lost         0", "p99");
    }

    @Test
    void invalid_ones_that_are_rejected_are_as_they_should_be() throws Exception {
        var report = run(Conduct.REJECTS_ALL, 1);

        assertThat(report.rejected()).isEqualTo(6);
        assertThat(report.wrong()).isZero();
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void an_accepted_one_without_a_case_is_lost() throws Exception {
        var report = run(Conduct.LOSES, 0);

        assertThat(report.lost()).isEqualTo(6);
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void a_second_case_is_doubled() throws Exception {
        var report = run(Conduct.DOUBLES, 0);

        assertThat(report.doubled()).isEqualTo(6);
        assertThat(report.lost()).isZero();
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void a_valid_one_rejected_is_wrong() throws Exception {
        assertThat(run(Conduct.REJECTS_ALL, 0).wrong()).isEqualTo(6);
    }

    @Test
    void an_invalid_one_accepted_is_wrong() throws Exception {
        var report = run(Conduct.ACCEPTS_ALL, 1);

        assertThat(report.wrong()).isEqualTo(6);
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void undecided_ones_are_unfinished_when_the_time_is_over() throws Exception {
        var report = run(Conduct.SILENT, 0);

        assertThat(report.unfinished()).isEqualTo(6);
        assertThat(report.exitCode()).isEqualTo(2);
    }

    @Test
    void deduplication_is_off_during_the_run_only() throws Exception {
        run(Conduct.HONEST, 0);

        try (var http = new Http(URI.create("http://127.0.0.1:" + offices.port()))) {
            assertThat(http.get("/deduplication").json().path("enabled").asBoolean())
                    .isTrue();
            var keys = new HashSet<String>();
            http.get("/cases")
                    .json()
                    .path("cases")
                    .forEach(entry -> keys.add(entry.path("idempotencyKey").asString()));
            assertThat(keys).hasSize(6);
        }
    }
}
