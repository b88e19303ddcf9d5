package de.ozghub.app.start;

import de.ozghub.app.intake.Bells;
import de.ozghub.app.intake.Polling;
import de.ozghub.app.work.WorkLoop;
import de.ozghub.console.ConsoleContext;
import de.ozghub.console.settings.ConsoleSettings;
import de.ozghub.console.settings.Names;
import de.ozghub.core.config.FitConnectClient;
import de.ozghub.core.config.ServiceTerms;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.Tasks;
import de.ozghub.crypto.provider.FastProvider;
import de.ozghub.submission.ServiceKey;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running hub node: the hub's context, and below it one web context for the console and one for partners. */
final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final ConfigurableApplicationContext hub;
    private final ConfigurableApplicationContext console;
    private final ConfigurableApplicationContext partners;
    private final Mailboxes mailboxes;
    private final Upkeep upkeep;
    private final Prepared prepared;

    private Node(
            ConfigurableApplicationContext hub,
            ConfigurableApplicationContext console,
            ConfigurableApplicationContext partners,
            Mailboxes mailboxes,
            Upkeep upkeep,
            Prepared prepared) {
        this.hub = hub;
        this.console = console;
        this.partners = partners;
        this.mailboxes = mailboxes;
        this.upkeep = upkeep;
        this.prepared = prepared;
    }

    /** Starts listeners first, work last. */
    static Node start(Prepared prepared) {
        ConsoleSettings settings = ConsoleWiring.settings(prepared);
        ConfigurableApplicationContext hub = context(HubContext.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(Prepared.class, () -> prepared);
                    beans.registerBean(ConsoleSettings.class, () -> settings);
                    beans.registerBean(Names.class, () -> ConsoleWiring.names(prepared));
                })
                .run();
        ConfigurableApplicationContext console = context(ConsoleContext.class, ConsoleAddress.class)
                .parent(hub)
                .web(WebApplicationType.SERVLET)
                .run();
        ConfigurableApplicationContext partners = context(PartnerContext.class)
                // The console's scripts lie on the same class path: partners see no static resource at all.
                .properties("spring.web.resources.add-mappings=false")
                .parent(hub)
                .web(WebApplicationType.SERVLET)
                .run();
        var node = new Node(hub, console, partners, mailboxes(hub, prepared), hub.getBean(Upkeep.class), prepared);
        tellWhatIsClosed(prepared, hub.getBean(Alarms.class));
        hub.getBean(WorkLoop.class).start();
        node.upkeep.start();
        LOG.atInfo()
                .addKeyValue("verbund", prepared.configuration().verbund())
                .addKeyValue("configuration", prepared.configVersion().substring(0, 12))
                .addKeyValue("cryptography", FastProvider.words())
                .addKeyValue("scanner", settings.scanner())
                .addKeyValue("openPackages", prepared.packages().open().size())
                .addKeyValue("closedServices", prepared.packages().closed().keySet())
                .addKeyValue("console", prepared.configuration().listeners().console())
                .addKeyValue("partners", prepared.configuration().listeners().partners())
                .log("hub node is ready");
        return node;
    }

    /**
     * A closed service some authority offers is no secret: its alarm says why, and what to do, before the first submission
     * waits for it. A package nobody offers closes nothing.
     */
    private static void tellWhatIsClosed(Prepared prepared, Alarms alarms) {
        prepared.packages()
                .open()
                .forEach(active ->
                        alarms.clear("service:" + active.mappingPackage().service()));
        Set<ServiceKey> offered = prepared.configuration().authorities().stream()
                .flatMap(authority -> authority.services().stream())
                .map(ServiceTerms::service)
                .collect(Collectors.toSet());
        prepared.packages().closed().forEach((service, why) -> {
            if (offered.contains(service)) {
                alarms.raise("service:" + service, why);
            } else {
                alarms.clear("service:" + service);
            }
        });
    }

    private static SpringApplicationBuilder context(Class<?>... sources) {
        return new SpringApplicationBuilder(sources)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false);
    }

    private static Mailboxes mailboxes(ConfigurableApplicationContext hub, Prepared prepared) {
        var configuration = prepared.configuration();
        var ground = new Polling.Ground(
                configuration.verbund(),
                prepared.configVersion(),
                4 * configuration.work().intakeParallel());
        var polling = new Polling(
                hub.getBean(Journal.class),
                hub.getBean(Tasks.class),
                hub.getBean(Alarms.class),
                ground,
                prepared.clock());
        var mailboxes = new Mailboxes(polling, hub.getBean(WorkLoop.class), hub.getBean(Bells.class));
        Map<String, Duration> rhythms = configuration.fitConnect().clients().stream()
                .collect(Collectors.toMap(FitConnectClient::name, FitConnectClient::poll));
        mailboxes.open(prepared.channels(), rhythms);
        return mailboxes;
    }

    /** Stops looking, listening and working, in this order, and gives everything back. */
    @Override
    public void close() {
        upkeep.close();
        mailboxes.close();
        partners.close();
        console.close();
        hub.close();
        prepared.backOffices().close();
        prepared.senders().close();
        prepared.channels().forEach(de.ozghub.core.channel.InboundChannel::close);
        prepared.store().close();
    }
}
