package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.TestKeys;
import de.ozghub.simulators.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A client in another language, written from the specification alone, sends, lists, decrypts and accepts. */
class ForeignClientTest {

    private static final String DATA = "<anmeldung xmlns=\"urn:ozg-hub:test\">Grüße</anmeldung>";

    @TempDir
    private Path folder;

    @Test
    void a_client_in_javascript_goes_the_whole_way() throws IOException, InterruptedException {
        var client = installed();
        try (var world = new World(folder.resolve("state"))) {
            var task = folder.resolve("task.json");
            Files.write(task, new JsonMapper().writeValueAsBytes(task(world)));

            var run = run(client, List.of("node", "client.mjs", task.toString()));

            assertThat(run.output()).as("exit %d", run.status()).contains("accepted ");
            assertThat(run.status()).isZero();
            assertThat(world.waiting()).isEmpty();
        }
    }

    private static Map<String, Object> task(World world) {
        return Map.of(
                "service", world.service().url().toString(),
                "destination", World.DESTINATION.toString(),
                "sender", Map.of("id", "portal", "secret", "portal-secret"),
                "subscriber", Map.of("id", "hub", "secret", "hub-secret"),
                "data", DATA,
                "now", Clock.systemUTC().millis(),
                "decryptionKey", privateJwk(TestKeys.encryption()),
                "signatureKey", privateJwk(TestKeys.signature()));
    }

    private static Map<String, Object> privateJwk(RSAKey key) {
        return key.toJSONObject();
    }

    /** Where the script lies with its one library beside it. */
    private Path installed() throws IOException, InterruptedException {
        var source = Path.of(System.getProperty("hub.root"), "modules/hub-simulators/src/test/node");
        var client = Files.createDirectories(folder.resolve("client"));
        for (var name : List.of("package.json", "client.mjs")) {
            Files.copy(source.resolve(name), client.resolve(name));
        }
        var install = tryRun(client, List.of("npm", "install", "--no-audit", "--no-fund", "--prefer-offline"));
        if (install.status() != 0) {
            if ("true".equals(System.getenv("CI"))) {
                fail("the foreign client cannot be installed, and CI=true wants it: " + install.output());
            }
            System.err.println("SKIPPED: npm cannot resolve jose; the foreign client did not run");
            abort("npm cannot resolve jose");
        }
        return client;
    }

    private record Run(int status, String output) {}

    private static Run tryRun(Path folder, List<String> command) throws InterruptedException {
        try {
            return run(folder, command);
        } catch (IOException e) {
            return new Run(-1, command.getFirst() + " is not installed");
        }
    }

    private static Run run(Path folder, List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "run", ".txt");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Run(-1, "took longer than two minutes");
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
