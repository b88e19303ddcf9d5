package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.store.DurableFiles;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import de.ozghub.simulators.web.WebServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.cxf.Bus;
import org.apache.cxf.jaxws.EndpointImpl;

/**
 * All simulated back offices on one port: {@code /backoffice/<authority>/<name>} for SOAP, {@code GET /cases} for what
 * they took, {@code /deduplication} and {@code /faults} for the switches. Others watch their inbox or their destination.
 * Thread-safe.
 */
public final class BackOffices implements AutoCloseable {

    private static final int MAX_PAGE = 5000;

    private final WebServer server;
    private final CaseRegister register;
    private final FaultSwitches faults;
    private final List<Runnable> endings;

    private BackOffices(WebServer server, CaseRegister register, FaultSwitches faults, List<Runnable> endings) {
        this.server = server;
        this.register = register;
        this.faults = faults;
        this.endings = List.copyOf(endings);
    }

    /**
     * Starts with the cases the folder holds.
     *
     * @param state folder of its own; made when it is missing
     * @throws IOException when the port cannot be bound or the state cannot be read
     * @throws IllegalArgumentException when a key file is missing or unreadable
     */
    public static BackOffices start(BackOfficesConfig config, Path state, InstantSource clock) throws IOException {
        return start(config, state, clock, Pause.real());
    }

    /** The same with a pause of the caller's, so that a test of a slow back office takes no time. */
    public static BackOffices start(BackOfficesConfig config, Path state, InstantSource clock, Pause pause)
            throws IOException {
        DurableFiles.createDirectories(state);
        var faults = BackOfficeFaults.switches(
                config.offices().stream().map(BackOfficesConfig.Office::key).collect(Collectors.toSet()));
        var register =
                new CaseRegister(state.resolve("cases.jsonl"), !Boolean.FALSE.equals(config.deduplicate()), clock);
        // Whatever can be wrong with key files shows before the port is bound.
        var messages = messages(config, state);
        var desks = config.offices().stream()
                .map(office -> new Desk(office, register, messages))
                .toList();
        var router = new Router();
        var servlet = new SoapServlet(faults, secured(config));
        var address = config.address() == null ? "127.0.0.1" : config.address();
        var server = WebServer.start(
                new WebServer.Place(address, config.port(), state.resolve("tomcat")),
                config.tls() == null ? null : MutualTls.of(config.tls()),
                router,
                Map.of("/backoffice/*", servlet));
        var endings = new ArrayList<Runnable>();
        for (var desk : desks) {
            switch (desk.office().kind()) {
                case soap -> publish(servlet.getBus(), desk.office(), new SoapOffice(desk, faults, pause));
                case folder -> endings.add(FolderOffice.watch(desk, faults)::close);
                case destination -> endings.add(DestinationOffice.watch(desk, faults, clock)::close);
            }
        }
        var offices = new BackOffices(server, register, faults, endings);
        offices.mount(router);
        router.open();
        return offices;
    }

    private static Optional<Path> messages(BackOfficesConfig config, Path state) throws IOException {
        if (!Boolean.TRUE.equals(config.keepMessages())) {
            return Optional.empty();
        }
        var folder = state.resolve("messages");
        DurableFiles.createDirectories(folder);
        return Optional.of(folder);
    }

    private static Set<String> secured(BackOfficesConfig config) {
        var secured = config.offices().stream()
                .filter(office -> office.wsSecurity() != null)
                .map(BackOfficesConfig.Office::key)
                .collect(Collectors.toSet());
        if (!secured.isEmpty() && config.tls() == null) {
            throw new IllegalArgumentException(
                    "Back office " + secured.iterator().next() + ": wsSecurity needs tls");
        }
        return secured;
    }

    private static void publish(Bus bus, BackOfficesConfig.Office terms, SoapOffice office) {
        var endpoint = new EndpointImpl(bus, office);
        var properties = new HashMap<String, Object>(Map.of("mtom-enabled", "true"));
        if (terms.wsSecurity() != null) {
            var security = new OfficeSecurity(terms.wsSecurity());
            security.demand(endpoint);
            properties.putAll(security.properties());
        }
        endpoint.setProperties(properties);
        endpoint.publish("/" + terms.key());
    }

    private void mount(Router router) {
        faults.mount(router);
        router.on("GET", "/cases", this::cases);
        router.on("GET", "/deduplication", call -> deduplication());
        router.on("POST", "/deduplication", this::switchDeduplication);
    }

    private Reply cases(Call call) {
        int offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
        return Reply.json(200, register.page(offset, call.number("limit", 500, 1, MAX_PAGE)));
    }

    private Reply deduplication() {
        return Reply.json(200, Map.of("enabled", register.deduplicates()));
    }

    private Reply switchDeduplication(Call call) throws IOException {
        call.requireMediaType("application/json");
        var enabled = Json.parse(call.bytes(4096)).path("enabled");
        if (!enabled.isBoolean()) {
            throw Refusal.of(400, "bad-request", "enabled must be true or false");
        }
        register.deduplicate(enabled.asBoolean());
        return deduplication();
    }

    /** The port that is bound. */
    public int port() {
        return server.port();
    }

    /** The port with TLS. @throws IllegalStateException if there is none */
    public int securedPort() {
        return server.securedPort();
    }

    /** The fault switches of the back offices. */
    public FaultSwitches faults() {
        return faults;
    }

    @Override
    public void close() throws IOException {
        endings.forEach(Runnable::run);
        server.close();
        register.close();
    }
}
