package de.ozghub.demo;

import de.ozghub.demo.provision.AccessFile;
import de.ozghub.demo.provision.HubSetup;
import de.ozghub.demo.provision.Layout;
import de.ozghub.demo.provision.SimulatorSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The demonstration as a whole: database, simulators and any number of hub nodes, each a process of its own. Also the
 * stage on which the fault tests kill them. Not thread-safe.
 */
public final class Demonstration implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Layout layout;
    private final Options options;
    private final HubSetup hub;
    private final SimulatorSetup simulators;
    private final Child database;
    private final Child outside;
    private final List<Child> nodes = new ArrayList<>();

    /**
     * What may be chosen.
     *
     * @param ports where everything listens
     * @param perMinute synthetic submissions a minute; 0 for none
     * @param deduplicate whether the simulated back offices know a repeated key
     * @param javaOptions of every process, beside its heap
     */
    public record Options(Ports ports, int perMinute, boolean deduplicate, List<String> javaOptions) {}

    /** Makes keys and configuration; starts nothing yet. */
    public Demonstration(Layout layout, Options options) throws IOException {
        this.layout = layout;
        this.options = options;
        Files.deleteIfExists(layout.access());
        Files.createDirectories(layout.home());
        this.hub = HubSetup.create(layout, options.ports()::rewrite, InstantSource.system());
        var world = new SimulatorSetup.World(
                options.ports().zustelldienst(),
                options.ports().backOffices(),
                options.ports().secured(),
                options.perMinute(),
                options.deduplicate());
        this.simulators = new SimulatorSetup(hub, layout, world);
        this.database = new Child(
                "database",
                layout.logs().resolve("database.log"),
                160,
                options.javaOptions(),
                List.of(
                        "database",
                        "--folder",
                        layout.database().toString(),
                        "--port",
                        String.valueOf(options.ports().database()),
                        "--password",
                        hub.databasePassword().toString()));
        this.outside = new Child(
                "simulators",
                layout.logs().resolve("simulators.log"),
                384,
                options.javaOptions(),
                List.of("simulate", "--config", layout.simulate().toString()));
    }

    /**
     * Starts everything in order and returns when it is ready; then, and only then, the access file is there.
     *
     * @throws IOException if something does not become ready in time; the message names it and its log
     */
    public void start() throws IOException, InterruptedException {
        simulators.write();
        database.start();
        outside.start();
        awaitPort(database, options.ports().database());
        addNode(layout.hubYaml(), options.ports().console());
        awaitHttp(outside, url(options.ports().zustelldienst()) + "/submission-api/.well-known/jwks.json");
        awaitHttp(outside, url(options.ports().backOffices()) + "/cases?limit=1");
        new AccessFile(hub, simulators, layout)
                .write(
                        url(options.ports().console()),
                        url(options.ports().partners()),
                        url(options.ports().zustelldienst()),
                        url(options.ports().backOffices()));
    }

    /** Starts one more hub node on the same database and waits until it is ready. */
    public Child addNode(java.nio.file.Path hubYaml, int consolePort) throws IOException, InterruptedException {
        String name = nodes.isEmpty() ? "hub" : "hub-" + (nodes.size() + 1);
        var node = new Child(
                name,
                layout.logs().resolve(name + ".log"),
                512,
                options.javaOptions(),
                List.of("serve", "--config", hubYaml.toString()));
        nodes.add(node);
        node.start();
        awaitHttp(node, url(consolePort) + "/api/v1/health");
        return node;
    }

    public Child database() {
        return database;
    }

    public Child outside() {
        return outside;
    }

    /** The hub nodes, in the order they were started. */
    public List<Child> nodes() {
        return List.copyOf(nodes);
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private void awaitPort(Child child, int port) throws IOException, InterruptedException {
        await(child, () -> {
            try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    private void awaitHttp(Child child, String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header("User-Agent", "ozg-hub-demo")
                    .timeout(Duration.ofSeconds(5))
                    .build();
            await(child, () -> {
                try {
                    return client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
                } catch (IOException e) {
                    return false;
                }
            });
        }
    }

    private void await(Child child, Ready ready) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && child.restarts() < 5) {
            if (ready.now()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("%s does not become ready; see %s"
                .formatted(child.name(), layout.logs().resolve(child.name() + ".log")));
    }

    /** A question that may be asked again and again. */
    private interface Ready {
        boolean now() throws InterruptedException;
    }

    /** Stops the hub first, then the outside, the database last. */
    @Override
    public void close() {
        for (Child node : nodes) {
            node.close();
        }
        outside.close();
        database.close();
    }
}
