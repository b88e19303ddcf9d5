package de.ozghub.console;

import de.ozghub.console.settings.Account;
import de.ozghub.console.settings.ConsoleSettings;
import de.ozghub.console.settings.Names;
import de.ozghub.console.settings.Role;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The whole console on a real listener, over the fake hub, with one account of each role. */
final class RunningConsole implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    /** With the smallest cost there is, since tests log in again and again. */
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    final FakeHub hub = new FakeHub();
    private final AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext();
    private final ConfigurableApplicationContext context;

    /** One for all tests of a run, with one simulator that answers and one that does not; emptied first. */
    static synchronized RunningConsole shared() {
        var console = Shared.CONSOLE;
        console.hub.reset();
        Shared.SIMULATOR.reset();
        anHourPasses();
        return console;
    }

    static void anHourPasses() {
        Shared.NOW.updateAndGet(now -> now.plus(Duration.ofHours(1)));
    }

    static FaultySimulator simulator() {
        return Shared.SIMULATOR;
    }

    RunningConsole(int port, InstantSource clock, List<URI> faultSwitches) {
        var settings = new ConsoleSettings(
                port,
                "Muster-Verbund",
                "knoten-1",
                "0.1.0",
                "JDK (a test)",
                "none",
                List.of(
                        new Account("viewer", Role.VIEWER, HASH),
                        new Account("operator", Role.OPERATOR, HASH),
                        new Account("clerk", Role.CLERK, HASH)),
                faultSwitches);
        parent.registerBean(ConsoleSettings.class, () -> settings);
        parent.registerBean(FakeHub.class, () -> hub);
        parent.registerBean(InstantSource.class, () -> clock);
        parent.registerBean(Names.class, () -> new SampleNames());
        parent.refresh();
        context = new SpringApplicationBuilder(ConsoleContext.class)
                .parent(parent)
                .web(WebApplicationType.SERVLET)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .run();
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("the console has no listener");
        }
        return server.getPort();
    }

    Browser browser() {
        return new Browser(URI.create("http://127.0.0.1:" + port()));
    }

    /** A browser that is logged in. */
    Browser as(String account) {
        var browser = browser();
        browser.login(account, PASSWORD);
        return browser;
    }

    @Override
    public void close() {
        context.close();
        parent.close();
    }

    private static final class Shared {
        static final AtomicReference<Instant> NOW = new AtomicReference<>(Samples.START);
        static final FaultySimulator SIMULATOR = simulator();
        static final RunningConsole CONSOLE =
                new RunningConsole(0, NOW::get, List.of(SIMULATOR.address(), URI.create("http://127.0.0.1:9/faults")));

        private static FaultySimulator simulator() {
            try {
                return new FaultySimulator();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class SampleNames implements Names {
        @Override
        public String service(ServiceKey service, Locale locale) {
            if (!service.equals(Samples.DOG_TAX)) {
                return service.urn();
            }
            return locale.equals(Locale.ENGLISH) ? "Dog tax: registration" : "Hundesteuer: Anmeldung";
        }

        @Override
        public String authority(AuthorityKey authority) {
            return authority.equals(Samples.MUSTERSTADT) ? "Stadt Musterstadt" : authority.value();
        }

        @Override
        public List<AuthorityKey> authorities() {
            return List.of(Samples.MUSTERSTADT, new AuthorityKey("kreis-beispiel"));
        }
    }
}
