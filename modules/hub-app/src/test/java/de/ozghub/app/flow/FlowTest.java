package de.ozghub.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.clarification.Clarification;
import de.ozghub.app.deadline.DeadlineWatch;
import de.ozghub.app.delivery.Delivery;
import de.ozghub.app.delivery.Gateway;
import de.ozghub.app.delivery.Gateways;
import de.ozghub.app.delivery.Handovers;
import de.ozghub.app.fixture.MemoryBackOffice;
import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.MemoryChannel.Posted;
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
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.routing.Competence;
import de.ozghub.mapping.SubmissionContext.Office;
import de.ozghub.submission.Area;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.endpoint.AbstractEndpoint;
import org.springframework.messaging.support.GenericMessage;

/** Submissions through the real flows: real store, schemas and mapping package; channel and back offices in memory. */
@ExtendWith(PostgresExtension.class)
class FlowTest {

    private static final Problem PAUSED =
            Problem.of(ProblemCode.SERVICE_PAUSED, "service", "service", TestHub.DOG_TAX.urn());

    private final TestHub hub;
    private final MemoryBackOffice tax = new MemoryBackOffice(TestHub.TAX);
    private final MemoryBackOffice order = new MemoryBackOffice(TestHub.ORDER);
    private final AtomicReference<Optional<Problem>> closed = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Profile> profile = new AtomicReference<>(new PlainProfile());
    private final ExecutorService signers = Executors.newSingleThreadExecutor();
    private final AnnotationConfigApplicationContext context;

    FlowTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
        context = context();
    }

    @AfterEach
    void close() {
        context.close();
        signers.shutdownNow();
        hub.close();
    }

    @Test
    void a_registration_runs_from_the_mailbox_to_its_acceptance() {
        hub.channel.receives("normal", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = taken();

        process();
        run("deliveryTasks", Lanes.delivery(TestHub.TAX));
        tell();
        tell();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(hub.channel.posted())
                .extracting(Posted::kind)
                .containsExactly(ReceiptKind.FORWARD, ReceiptKind.ACCEPT);
        assertThat(hub.events(id))
                .containsExactly(
                        JournalEvent.SIGHTED,
                        JournalEvent.RECORDED,
                        JournalEvent.OPENED,
                        JournalEvent.VALID,
                        JournalEvent.ROUTED,
                        JournalEvent.MAPPED,
                        JournalEvent.PROTECTED,
                        JournalEvent.SENDING,
                        JournalEvent.DELIVERED,
                        JournalEvent.CONFIRMED,
                        JournalEvent.EVENT_SIGNED,
                        JournalEvent.EVENT_SENT,
                        JournalEvent.EVENT_SIGNED,
                        JournalEvent.EVENT_SENT);
        assertThat(stages(id))
                .containsExactly(
                        Stage.INTAKE,
                        Stage.OPENING,
                        Stage.VALIDATION,
                        Stage.ROUTING,
                        Stage.MAPPING,
                        Stage.PROTECTION,
                        Stage.DELIVERY,
                        Stage.RECEIPT);
        assertThat(tax.got()).singleElement().satisfies(got -> {
            assertThat(got.key())
                    .isEqualTo(hub.delivery(id, TestHub.TAX).message().id());
            assertThat(got.message()).contains("urn:ozg-hub:steuerverfahren:1.0", "Mustermann");
        });
        assertThat(hub.store.journal().firstBroken(id)).isEmpty();
        assertThat(hub.store.tasks().waiting()).isEmpty();
    }

    @Test
    void a_dangerous_dog_goes_to_two_back_offices_of_which_one_must_confirm() {
        hub.channel.receives("dangerous", TestHub.registration(TestHub.sample("gefaehrlicher-hund")));
        SubmissionId id = taken();

        process();

        assertThat(hub.store.submissions().detail(id).orElseThrow().deliveries())
                .extracting(DeliveryRecord::message)
                .extracting(delivery -> delivery.target() + " " + delivery.mustConfirm() + " "
                        + delivery.attachments().size())
                .containsExactlyInAnyOrder("steuer true 2", "ordnungsamt false 2");
        run("deliveryTasks", Lanes.delivery(TestHub.TAX));
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CONFIRMED);
        run("deliveryTasks", Lanes.delivery(TestHub.ORDER));
        assertThat(order.got()).hasSize(1);
    }

    @Test
    void every_stage_in_time_meets_its_deadline_and_only_the_reply_stays_due() {
        hub.channel.receives("normal", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = taken();
        process();
        run("deliveryTasks", Lanes.delivery(TestHub.TAX));
        tell();
        tell();

        assertThat(deadlines(id)).containsExactly("collected met", "delivered met", "confirmed met", "reply open");
    }

    @Test
    void a_back_office_that_is_down_too_long_is_warned_of_then_alarmed_and_both_end_when_it_takes_over()
            throws SQLException {
        var down = Problem.of(ProblemCode.BACK_OFFICE_DOWN, TestHub.TAX.toString());
        tax.answers(new DeliveryOutcome.Deferred(down, Duration.ofSeconds(1)));
        hub.channel.receives("normal", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = taken();
        process();
        run("deliveryTasks", Lanes.delivery(TestHub.TAX));

        // Hundesteuer has four hours to be handed over.
        hub.clock.tick(Duration.ofHours(3));
        assertThat(alarms()).containsExactly(ProblemCode.DEADLINE_NEAR);
        hub.clock.tick(Duration.ofHours(1));
        assertThat(alarms()).containsExactly(ProblemCode.DEADLINE_MISSED);
        hub.pausesPass();
        run("deliveryTasks", Lanes.delivery(TestHub.TAX));
        assertThat(alarms()).isEmpty();
        tell();
        tell();

        assertThat(deadlines(id)).containsExactly("collected met", "delivered late", "confirmed met", "reply open");
        assertThat(hub.events(id)).containsOnlyOnce(JournalEvent.DEADLINE_MISSED);
        assertThat(hub.store.journal().firstBroken(id)).isEmpty();
    }

    @Test
    void a_rejection_leaves_nothing_due_but_telling_the_sender() {
        String invalid = TestHub.sample("normal").replace("<geschlecht>maennlich", "<geschlecht>unklar");
        hub.channel.receives("invalid", TestHub.registration(invalid));
        SubmissionId id = taken();
        process();
        assertThat(deadlines(id))
                .containsExactly("collected met", "delivered lapsed", "confirmed open", "reply lapsed");
        tell();
        tell();

        assertThat(deadlines(id)).containsExactly("collected met", "delivered lapsed", "confirmed met", "reply lapsed");
    }

    @Test
    void a_service_that_stays_closed_is_alarmed_before_the_channel_acts_by_itself() {
        closed.set(Optional.of(PAUSED));
        hub.channel.receives("held", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = taken();

        hub.clock.tick(Duration.ofDays(3).minusHours(18));
        assertThat(alarms()).containsExactlyInAnyOrder(ProblemCode.SERVICE_PAUSED, ProblemCode.DEADLINE_NEAR);
        hub.clock.tick(Duration.ofHours(18));
        assertThat(alarms()).containsExactlyInAnyOrder(ProblemCode.SERVICE_PAUSED, ProblemCode.DEADLINE_MISSED);
        assertThat(hub.events(id)).endsWith(JournalEvent.DEADLINE_MISSED);
    }

    /** Looks at the deadlines as the upkeep does, and says which alarms are open then. */
    private List<ProblemCode> alarms() {
        new DeadlineWatch(hub.store.deadlines(), _ -> Optional.of(TestHub.REMSCHEID)).look(hub.store.alarms());
        return hub.store.alarms().open().stream()
                .map(alarm -> alarm.problem().code())
                .toList();
    }

    private List<String> deadlines(SubmissionId id) {
        return hub.store.deadlines().of(id).stream()
                .map(one -> one.deadline().kind().id() + " " + one.state().id())
                .toList();
    }

    @Test
    void invalid_data_are_rejected_with_their_problems() {
        String invalid = TestHub.sample("normal").replace("<geschlecht>maennlich", "<geschlecht>unklar");
        hub.channel.receives("invalid", TestHub.registration(invalid));
        SubmissionId id = taken();

        process();
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REFUSED);
        tell();
        tell();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REJECTED);
        assertThat(hub.submission(id).problems()).isNotEmpty();
        assertThat(hub.events(id))
                .containsSubsequence(JournalEvent.OPENED, JournalEvent.INVALID, JournalEvent.REJECTION_DECIDED);
        assertThat(hub.channel.posted().getLast()).satisfies(posted -> {
            assertThat(posted.kind()).isEqualTo(ReceiptKind.REJECT);
            assertThat(posted.event())
                    .contains(hub.submission(id).problems().getFirst().code().id());
        });
        assertThat(tax.got()).isEmpty();
    }

    @Test
    void a_message_that_was_processed_before_is_rejected_and_makes_no_second_case() {
        hub.channel.receives("first", TestHub.registration(TestHub.sample("normal")));
        taken();
        process();
        hub.channel.receives("again", TestHub.registration(TestHub.sample("normal")));
        SubmissionId again = taken();

        process();

        assertThat(hub.submission(again).state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(hub.submission(again).problems()).containsExactly(Problem.of(ProblemCode.DUPLICATE_MESSAGE, "data"));
        assertThat(hub.store.submissions().detail(again).orElseThrow().deliveries())
                .isEmpty();
    }

    @Test
    void an_area_nobody_is_competent_for_waits_for_a_person() {
        String elsewhere = TestHub.sample("normal").replace("<gebiet>051200000000", "<gebiet>091620000000");
        hub.channel.receives("elsewhere", TestHub.registration(elsewhere));
        SubmissionId id = taken();

        process();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.submission(id).problems()).extracting(Problem::code).containsExactly(ProblemCode.UNKNOWN_AREA);
        assertThat(stages(id)).endsWith(Stage.VALIDATION, Stage.CLARIFICATION);
        assertThat(hub.tryClaim(Lanes.PROCESSING)).isEmpty();
        assertThat(hub.store.submissions().clarifications(10))
                .extracting(waiting -> waiting.submission().id())
                .containsExactly(id);
    }

    @Test
    void a_closed_service_is_held_with_an_alarm_and_recorded_when_it_is_open_again() throws SQLException {
        closed.set(Optional.of(PAUSED));
        hub.channel.receives("held", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = taken();
        hub.pausesPass();
        run("intakeTasks", Lanes.intake(MemoryChannel.MAILBOX));

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.HELD);
        assertThat(hub.events(id)).containsExactly(JournalEvent.SIGHTED, JournalEvent.HELD);
        assertThat(hub.store.alarms().open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.subject()).isEqualTo("service:" + TestHub.DOG_TAX);
            assertThat(alarm.problem()).isEqualTo(PAUSED);
        });
        assertThat(hub.tryClaim(Lanes.receipt(MemoryChannel.MAILBOX))).isEmpty();
        assertThat(hub.look()).isZero();

        closed.set(Optional.empty());
        hub.pausesPass();
        run("intakeTasks", Lanes.intake(MemoryChannel.MAILBOX));

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.RECORDED);
        assertThat(hub.submission(id).problems()).isEmpty();
        assertThat(hub.store.alarms().open()).isEmpty();
        process();
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.DELIVERING);
    }

    @Test
    void what_the_hub_has_no_key_for_goes_on_as_it_arrived() throws IOException {
        var message = new MemoryChannel.Message(
                TestHub.DOG_TAX, TestHub.REGISTRATION, "versiegelt", Map.of("a-1", "auch versiegelt"));
        hub.channel.receivesSealed("sealed", message);
        SubmissionId id = taken();

        process();
        run("deliveryTasks", Lanes.delivery(TestHub.ORDER));
        tell();
        tell();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(hub.submission(id).competent()).isEqualTo(TestHub.REMSCHEID);
        assertThat(hub.events(id))
                .contains(JournalEvent.RELAYED)
                .doesNotContain(JournalEvent.OPENED, JournalEvent.VALID);
        assertThat(stages(id)).containsExactly(Stage.INTAKE, Stage.RELAY, Stage.DELIVERY, Stage.RECEIPT);
        assertThat(order.got())
                .singleElement()
                .satisfies(got -> assertThat(got.message()).isEqualTo("versiegelt"));
        var delivery = hub.delivery(id, TestHub.ORDER).message();
        assertThat(delivery.format()).isEqualTo(MemoryChannel.SEALED);
        assertThat(delivery.attachments()).extracting(NewDelivery.Part::id).containsExactly("a-1");
        assertThat(hub.store.payloads().of(id)).extracting(PayloadRef::kind).doesNotContain(PayloadKind.OPENED);
    }

    @Test
    void what_is_relayed_for_no_service_is_rejected() {
        hub.channel.receivesSealed(
                "other",
                new MemoryChannel.Message(new ServiceKey("urn:x-test:other"), TestHub.REGISTRATION, "x", Map.of()));
        SubmissionId id = taken();

        process();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(hub.submission(id).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNSUPPORTED_SERVICE);
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

    @Test
    void every_step_of_the_flows_is_a_stage_a_package_and_a_row_of_the_architecture_page() throws IOException {
        Set<String> steps = context.getBeansOfType(AbstractEndpoint.class).keySet().stream()
                .filter(name -> name.matches("[a-z]+"))
                .collect(Collectors.toCollection(TreeSet::new));
        // Not a stage of its own: the transaction that ends protection.
        assertThat(steps.remove("plan")).isTrue();

        assertThat(steps).isEqualTo(rows());
        assertThat(steps).allSatisfy(step -> {
            assertThat(Stage.of(step).id()).isEqualTo(step);
            assertThat(Class.forName("de.ozghub.app." + step + ".package-info")).isNotNull();
        });
    }

    private static Set<String> rows() throws IOException {
        var row = Pattern.compile("^\\| `([a-z]+)` \\|", Pattern.MULTILINE);
        return row.matcher(Files.readString(TestHub.root().resolve("docs/architecture.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Looks into the mailbox and runs the intake of what was claimed. */
    private SubmissionId taken() {
        assertThat(hub.look()).isEqualTo(1);
        return run("intakeTasks", Lanes.intake(MemoryChannel.MAILBOX));
    }

    private void process() {
        run("processingTasks", Lanes.PROCESSING);
    }

    private void tell() {
        run("receiptTasks", Lanes.receipt(MemoryChannel.MAILBOX));
    }

    private SubmissionId run(String channel, String lane) {
        Lease lease = hub.claim(lane);
        context.getBean(channel, DirectChannel.class).send(new GenericMessage<>(lease));
        return lease.submission();
    }

    /** Stages of the journal in order, each named once in a row. */
    @Test
    void a_message_larger_than_its_protection_holds_in_memory_goes_to_a_person() {
        profile.set(new HoldsLittle());
        hub.channel.receives("large", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = taken();

        process();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.submission(id).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.HANDOVER_TOO_LARGE);
            assertThat(problem.parameters()).containsEntry("limit", "100");
        });
        assertThat(tax.got()).isEmpty();
    }

    /** As XML signatures do, only sooner. */
    private static final class HoldsLittle implements Profile {

        @Override
        public de.ozghub.core.backoffice.Protection protection() {
            return de.ozghub.core.backoffice.Protection.XADES;
        }

        @Override
        public long maxMessageBytes() {
            return 100;
        }

        @Override
        public boolean coversAttachments() {
            return false;
        }

        @Override
        public void message(InputStream mapped, OutputStream out) {
            throw new AssertionError("it is too large");
        }

        @Override
        public void attachment(InputStream opened, OutputStream out) {
            throw new AssertionError("attachments leave as they are");
        }
    }

    private List<Stage> stages(SubmissionId id) {
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
}
