package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import de.ozghub.demo.provision.Layout;
import de.ozghub.simulators.load.Load;
import de.ozghub.simulators.load.LoadAccess;
import de.ozghub.simulators.load.LoadPlan;
import de.ozghub.simulators.load.LoadReport;
import de.ozghub.simulators.portal.Application;
import de.ozghub.simulators.portal.DogTax;
import de.ozghub.simulators.portal.EventLog.Event;
import de.ozghub.simulators.portal.Flaw;
import de.ozghub.simulators.portal.PortalClient;
import de.ozghub.simulators.portal.Sent;
import de.ozghub.testkit.FreePorts;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The demonstration all integration tests play on: free ports, a folder of its own, no load but the tests'. Made once,
 * since its keys alone take half a minute.
 */
final class Stage implements AutoCloseable {

    /** Whether the long variants run: {@code -Pendurance}. */
    static final boolean ENDURANCE = Boolean.getBoolean("hub.endurance");

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int LOG_TAIL = 40;

    private final Path home;
    private final Layout layout;
    private final Ports ports;
    private final Demonstration demonstration;
    private final Properties properties = new Properties();
    private final PortalClient portal;
    private final AtomicLong seeds = new AtomicLong(1);

    private Stage(Path home) throws IOException, InterruptedException {
        // As the simulators do: without the optimising compiler the JDK's own RSA and AES are many times slower.
        AmazonCorrettoCryptoProvider.install();
        this.home = home;
        var root = TestConfiguration.copy(Path.of(System.getProperty("hub.root")), home.resolve("root"));
        this.layout = new Layout(root, home.resolve("demo"), home.resolve("library"));
        var free = FreePorts.find(6);
        this.ports = new Ports(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4), free.get(5));
        this.demonstration = new Demonstration(layout, new Demonstration.Options(ports, 0, true, tiers()));
        try {
            demonstration.start();
            try (Reader file = Files.newBufferedReader(layout.access())) {
                properties.load(file);
            }
            this.portal = new PortalClient(access().access(), Clock.systemUTC());
        } catch (IOException | InterruptedException e) {
            System.err.println(logTails());
            demonstration.close();
            throw e;
        }
    }

    /** The processes are compiled as this one is, for the same reason. */
    private static List<String> tiers() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:Tier"))
                .toList();
    }

    static Stage open() {
        try {
            return new Stage(Files.createTempDirectory("hub-demo-it"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the demonstration was ready", e);
        }
    }

    /** The number for the usual run, or that for the endurance run. */
    static int of(int usual, int endurance) {
        return ENDURANCE ? endurance : usual;
    }

    Layout layout() {
        return layout;
    }

    Ports ports() {
        return ports;
    }

    Demonstration demonstration() {
        return demonstration;
    }

    Child hub() {
        return demonstration.nodes().getFirst();
    }

    String property(String key) {
        var value = properties.getProperty(key);
        assertThat(value).as(key).isNotBlank();
        return value;
    }

    LoadAccess access() throws IOException {
        return LoadAccess.read(layout.access());
    }

    /** The dog tax destination of an authority. */
    UUID destination(String authority) {
        return UUID.fromString(property("destination." + authority));
    }

    /** The admin API as operator. */
    Http admin() {
        return Http.at(property("admin.url"), property("console.user"), property("console.password"));
    }

    Http backOffices() {
        return Http.at(property("backOffices.url"));
    }

    /** Sends one 200 KiB attachment with each of the submissions, waits for the decisions and counts from outside. */
    LoadReport load(int submissions, List<UUID> destinations) throws IOException, InterruptedException {
        var all = access();
        var chosen = new LoadAccess(all.access(), all.service(), destinations, all.cases(), all.expected());
        var patience = Duration.ofSeconds(of(300, 900));
        var plan = new LoadPlan(submissions, 4, 200, seeds.getAndIncrement(), 0, patience, true);
        return Load.run(plan, chosen, Clock.systemUTC());
    }

    LoadReport load(int submissions) throws IOException, InterruptedException {
        return load(submissions, access().destinations());
    }

    /** A valid application, or one with a flaw, that no other test sends. */
    Application application(String authority, Flaw flaw) throws IOException, InterruptedException {
        var offer = portal.offer(destination(authority), access().service());
        var random = new SplittableRandom(1_000_000 + seeds.getAndIncrement());
        return DogTax.application(random, Clock.systemUTC().instant(), offer, flaw, 0, 0);
    }

    Sent send(Application application) throws IOException, InterruptedException {
        return portal.submit(application);
    }

    /** The decision, proven by its signature. */
    Event decision(Sent sent) throws IOException, InterruptedException {
        return portal.awaitFinal(sent, PATIENCE).orElseThrow(() -> new AssertionError("no decision in time"));
    }

    /** Whether a decision seems to be there already. */
    boolean seemsDecided(Sent sent) throws IOException, InterruptedException {
        return portal.seemsDecided(sent);
    }

    /** Switches a fault of a back office; {@code value} is its number. */
    void fault(String id, String office, boolean active, int value) throws IOException, InterruptedException {
        try (var http = backOffices()) {
            var body = Map.of("active", active, "backOffice", office, "value", value);
            assertThat(http.postJson("/faults/" + id, body).statusCode()).isEqualTo(200);
        }
    }

    /** Waits until a node says that it is well. */
    void awaitHealthy(int consolePort) {
        try (var http = Http.at("http://127.0.0.1:" + consolePort)) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> http.get("/api/v1/health").statusCode() == 200);
        }
    }

    /** The last lines of every log. */
    String logTails() {
        var text = new StringBuilder();
        try (Stream<Path> logs = Files.list(layout.logs())) {
            for (Path log : logs.sorted().toList()) {
                var lines = Files.readAllLines(log);
                text.append("---- ").append(log.getFileName()).append('\n');
                lines.stream()
                        .skip(Math.max(0, lines.size() - LOG_TAIL))
                        .forEach(line -> text.append(line).append('\n'));
            }
        } catch (IOException e) {
            text.append("the logs cannot be read: ").append(e.getMessage());
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        portal.close();
        demonstration.close();
        FileSystemUtils.deleteRecursively(home);
    }
}
