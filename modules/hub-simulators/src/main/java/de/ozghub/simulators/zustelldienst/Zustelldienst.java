package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.store.DurableFiles;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import de.ozghub.simulators.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The simulated Zustelldienst (FIT-Connect Submission API v2). What it acknowledged is on disk and is there again after
 * a restart. Thread-safe.
 */
public final class Zustelldienst implements AutoCloseable {

    private static final long MAX_ATTACHMENT_BYTES = 500_000_000L;

    private final WebServer server;
    private final FaultSwitches faults;
    private final CaseBook book;
    private final DestinationBook destinations;
    private final Callbacks callbacks;
    private final String url;

    private Zustelldienst(
            WebServer server,
            FaultSwitches faults,
            CaseBook book,
            DestinationBook destinations,
            Callbacks callbacks,
            String url) {
        this.server = server;
        this.faults = faults;
        this.book = book;
        this.destinations = destinations;
        this.callbacks = callbacks;
        this.url = url;
    }

    /**
     * Starts with the state the folder holds.
     *
     * @param state folder of its own; made when it is missing
     * @throws IOException when the port cannot be bound or the state cannot be read
     */
    public static Zustelldienst start(ZustelldienstConfig config, Path state, InstantSource clock) throws IOException {
        return start(config, state, clock, MAX_ATTACHMENT_BYTES);
    }

    static Zustelldienst start(ZustelldienstConfig config, Path state, InstantSource clock, long maxAttachmentBytes)
            throws IOException {
        DurableFiles.createDirectories(state);
        var time = new ServiceClock(clock, state.resolve("clock"));
        var serviceKey = new ServiceKey(state.resolve("service-key.jwk"));
        // Whatever can be wrong with configuration or state shows before the port is bound.
        var faults = ZustelldienstFaults.switches();
        var destinationBook = new DestinationBook(config.destinations(), state.resolve("destinations.jsonl"));
        var destinations = new Destinations(destinationBook, faults, time);
        var accessTokens = new AccessTokens(
                config.clients(), secret(state.resolve("token-secret")), time, faults, destinationBook::madeBy);
        var book = new CaseBook(state.resolve("log.jsonl"));
        var payloads = new Payloads(state.resolve("payload"), maxAttachmentBytes);
        sweep(book, payloads);
        var router = new Router();
        var address = config.address() == null ? "127.0.0.1" : config.address();
        var server =
                WebServer.start(new WebServer.Place(address, config.port(), state.resolve("tomcat")), router, Map.of());
        var url = config.publicUrl() == null ? "http://" + address + ":" + server.port() : config.publicUrl();

        var tokens = new EventTokens(serviceKey, url + "/submission-api");
        var reminders = new Reminders(book, destinations);
        var deadlines = new Deadlines(book, tokens, payloads, reminders, time);
        var office = new Desk.Office(book, payloads, tokens, deadlines);
        var callbacks = new Callbacks(accessTokens, destinations, office, time, faults);
        deadlines.tell(callbacks::decidedByService);
        var desk = new Desk(accessTokens, destinations, office, callbacks, time);

        faults.mount(router);
        router.slowed(() -> faults.isOn(ZustelldienstFaults.SLOW_BODY)
                ? Duration.ofSeconds(faults.value(ZustelldienstFaults.SLOW_BODY))
                : Duration.ZERO);
        router.gate(new Gates(faults, !Boolean.FALSE.equals(config.requireUserAgent()), time)::intercept);
        if (Boolean.TRUE.equals(config.settableClock())) {
            router.on("GET", "/clock", time::show);
            router.on("POST", "/clock", call -> {
                var answer = time.advance(call);
                deadlines.keepAll();
                return answer;
            });
        }
        router.on("GET", "/mails", call -> {
            deadlines.keepAll();
            return reminders.list(call);
        });
        router.on("POST", "/token", accessTokens::issue);
        router.on("GET", "/submission-api/.well-known/jwks.json", call -> jwks(serviceKey));
        router.on("GET", "/submission-api/v2/info", call -> info());
        destinations.mount(router);
        new ManagementRoutes(accessTokens, destinationBook, destinations).mount(router);
        new SenderRoutes(desk, faults).mount(router);
        new SubscriberRoutes(desk, faults).mount(router);
        new EventRoutes(desk).mount(router);
        callbacks.resume();
        router.open();
        return new Zustelldienst(server, faults, book, destinationBook, callbacks, url);
    }

    /** Deletes payloads whose deletion was cut off by a death. */
    private static void sweep(CaseBook book, Payloads payloads) {
        for (var submission : book.all()) {
            switch (submission.state()) {
                case ACCEPTED, REJECTED, DELETED -> payloads.delete(submission.id());
                case INCOMPLETE, SUBMITTED, FORWARDED -> {}
            }
        }
    }

    private static byte[] secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            DurableFiles.writeSecret(file, fresh);
        }
        return Files.readAllBytes(file);
    }

    private static Reply jwks(ServiceKey key) {
        return Reply.json(200, Map.of("keys", List.of(key.publicJwk())));
    }

    private static Reply info() {
        return Reply.json(200, Map.of("version", Map.of("major", 2, "minor", 0, "patch", 0)));
    }

    /** The address clients use, without a path. */
    public URI url() {
        return URI.create(url);
    }

    /** The port that is bound. */
    public int port() {
        return server.port();
    }

    /** The fault switches of this service and of the portal. */
    public FaultSwitches faults() {
        return faults;
    }

    @Override
    public void close() throws IOException {
        callbacks.close();
        server.close();
        book.close();
        destinations.close();
    }
}
