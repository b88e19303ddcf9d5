package de.ozghub.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.clarification.Clarification;
import de.ozghub.app.delivery.Delivery;
import de.ozghub.app.delivery.Gateway;
import de.ozghub.app.delivery.Gateways;
import de.ozghub.app.delivery.Handovers;
import de.ozghub.app.fixture.MemoryBackOffice;
import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.app.fixture.TestPackages;
import de.ozghub.app.intake.Intake;
import de.ozghub.app.mapping.Mapping;
import de.ozghub.app.opening.Opening;
import de.ozghub.app.protection.PlainProfile;
import de.ozghub.app.protection.Profile;
import de.ozghub.app.protection.Protection;
import de.ozghub.app.receipt.Receipt;
import de.ozghub.app.relay.Relay;
import de.ozghub.app.relay.Relays;
import de.ozghub.app.routing.Routing;
import de.ozghub.app.scan.Scanning;
import de.ozghub.app.validation.AttachmentGate;
import de.ozghub.app.validation.Inboxes;
import de.ozghub.app.validation.Validation;
import de.ozghub.core.config.ConfigFiles;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.delivery.DeliveryPolicy;
import de.ozghub.core.delivery.RetryPlan;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.routing.Competence;
import de.ozghub.mapping.SubmissionContext.Office;
import de.ozghub.submission.Area;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.endpoint.AbstractEndpoint;
import org.springframework.messaging.support.GenericMessage;

/**
 * The real flows with real store, schemas and mapping package; channel and back offices are in memory. A task runs in the
 * thread that asks for it. Not thread-safe.
 */
final class TestFlows implements AutoCloseable {

    /** What a closed service says. */
    static final Problem PAUSED = Problem.of(ProblemCode.SERVICE_PAUSED, "service", "service", TestHub.DOG_TAX.urn());

    final TestHub hub;
    final MemoryBackOffice tax = new MemoryBackOffice(TestHub.TAX);
    final MemoryBackOffice order = new MemoryBackOffice(TestHub.ORDER);
    private final AtomicReference<Optional<Problem>> closed = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Profile> profile = new AtomicReference<>(new PlainProfile());
    private final ExecutorService signers = Executors.newSingleThreadExecutor();
    private final AnnotationConfigApplicationContext context;

    TestFlows(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
        context = context();
    }

    /** Closes the service: what arrives is held for this reason. */
    void closeService(Problem reason) {
        closed.set(Optional.of(reason));
    }

    /** Opens the service again. */
    void openService() {
        closed.set(Optional.empty());
    }

    void protectBy(Profile chosen) {
        profile.set(chosen);
    }

    /** The endpoints of the flows, by name. */
    Map<String, AbstractEndpoint> endpoints() {
        return context.getBeansOfType(AbstractEndpoint.class);
    }

    /** Looks into the mailbox and runs the intake of what was claimed. */
    SubmissionId taken() {
        assertThat(hub.look()).isEqualTo(1);
        return take();
    }

    /** Runs the intake that is due. */
    SubmissionId take() {
        return run("intakeTasks", Lanes.intake(MemoryChannel.MAILBOX));
    }

    /** From opening to protection. */
    void process() {
        run("processingTasks", Lanes.PROCESSING);
    }

    /** Hands over the one delivery that is due. */
    void deliver(BackOfficeKey backOffice) {
        run("deliveryTasks", Lanes.delivery(backOffice));
    }

    /** Sends the one event that is due to the channel. */
    void tell() {
        run("receiptTasks", Lanes.receipt(MemoryChannel.MAILBOX));
    }

    private SubmissionId run(String channel, String lane) {
        Lease lease = hub.claim(lane);
        context.getBean(channel, DirectChannel.class).send(new GenericMessage<>(lease));
        return lease.submission();
    }

    /** Stages of the journal in order, each named once in a row. */
    List<Stage> stages(SubmissionId id) {
        return hub.store.journal().entries(id).stream()
                .map(JournalEntry::stage)
                .distinct()
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableIntegration
    @Import({IntakeFlow.class, DeliveryFlow.class, ReceiptFlow.class, ClarificationFlow.class})
    static class Flows {}

    private AnnotationConfigApplicationContext context() {
        var journal = hub.store.journal();
        var payloads = hub.store.payloads();
        var configuration =
                HubConfiguration.parse(ConfigFiles.read(TestHub.root().resolve("conf/hub.yaml")));
        var opening = new Opening(hub.channels, journal, payloads, Optional::empty);
        var routing = new Routing(_ -> new Competence(configuration));
        var remscheid = new Office(new Area("051200000000"), "Stadt Remscheid");
        var stages = new Stages(
                opening,
                new Relay(hub.channels, journal, payloads, new Relays(relaying()), hub.clock),
                new Validation(
                        TestPackages.dogTax(),
                        payloads,
                        journal,
                        new Scanning(null, payloads, hub.store.alarms()),
                        new Inboxes(configuration, TestPackages.dogTax()),
                        new AttachmentGate(TestPackages.dogTax(), routing::competent, payloads, journal)),
                routing,
                new Mapping(_ -> remscheid, TestPackages.dogTax(), payloads),
                new Protection(_ -> profile.get(), payloads, journal, hub.clock));
        var plan = new RetryPlan(3, Duration.ofSeconds(2), 2.0, Duration.ofMinutes(1));
        var policy = new DeliveryPolicy(
                plan, Duration.ofSeconds(30), DeliveryPolicy.Confirmation.HANDED_OVER, Duration.ofSeconds(5));
        var limits = new Gateway.Limits(2, 5, Duration.ofMinutes(1));
        var gateways = new Gateways(Map.of(
                TestHub.TAX, new Gateway(tax, policy, limits),
                TestHub.ORDER, new Gateway(order, policy, limits)));
        var handovers = new Handovers(payloads, _ -> remscheid.area());

        var flows = new AnnotationConfigApplicationContext();
        flows.register(Flows.class);
        flows.registerBean("stages", Stages.class, () -> stages);
        flows.registerBean(
                "intakeStage", Intake.class, () -> hub.intake(_ -> closed.get(), TestPackages.dogTax()::deadlines));
        flows.registerBean(
                "deliveryStage", Delivery.class, () -> new Delivery(journal, gateways, handovers, hub.clock));
        flows.registerBean(
                "receiptStage",
                Receipt.class,
                () -> new Receipt(hub.channels, journal, payloads, opening, hub.store.alarms(), signers));
        flows.registerBean("clarificationStage", Clarification.class, () -> new Clarification(journal, hub.clock));
        flows.refresh();
        return flows;
    }

    private static HubConfiguration relaying() {
        var files = ConfigFiles.read(TestHub.root().resolve("conf/hub.yaml"));
        var destination = """
                destinations:
                  - client: portal-nrw
                    id: %s
                    signatureKey: file:secrets/remscheid-signature.jwk
                    custody: relay
                    relay: [{service: "%s", backOffice: remscheid/ordnungsamt}]
                """.formatted(MemoryChannel.RELAYED, TestHub.DOG_TAX.urn());
        files.computeIfPresent(
                "authorities/120-remscheid.yaml", (_, text) -> text.replace("destinations:\n", destination));
        return HubConfiguration.parse(files);
    }

    @Override
    public void close() {
        context.close();
        signers.shutdownNow();
    }
}
