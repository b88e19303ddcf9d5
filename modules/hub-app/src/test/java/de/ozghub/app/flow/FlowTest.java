package de.ozghub.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.MemoryChannel.Posted;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.app.protection.Profile;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Submissions through the real flows, stage by stage to their outcome. */
@ExtendWith(PostgresExtension.class)
class FlowTest {

    private final TestFlows flows;
    private final TestHub hub;

    FlowTest(TestDatabase database) throws SQLException {
        flows = new TestFlows(database);
        hub = flows.hub;
    }

    @AfterEach
    void close() {
        flows.close();
    }

    @Test
    void a_registration_runs_from_the_mailbox_to_its_acceptance() {
        hub.channel.receives("normal", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = flows.taken();

        flows.process();
        flows.deliver(TestHub.TAX);
        flows.tell();
        flows.tell();

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
        assertThat(flows.stages(id))
                .containsExactly(
                        Stage.INTAKE,
                        Stage.OPENING,
                        Stage.VALIDATION,
                        Stage.ROUTING,
                        Stage.MAPPING,
                        Stage.PROTECTION,
                        Stage.DELIVERY,
                        Stage.RECEIPT);
        assertThat(flows.tax.got()).singleElement().satisfies(got -> {
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
        SubmissionId id = flows.taken();

        flows.process();

        assertThat(hub.store.submissions().detail(id).orElseThrow().deliveries())
                .extracting(DeliveryRecord::message)
                .extracting(delivery -> delivery.target() + " " + delivery.mustConfirm() + " "
                        + delivery.attachments().size())
                .containsExactlyInAnyOrder("steuer true 2", "ordnungsamt false 2");
        flows.deliver(TestHub.TAX);
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CONFIRMED);
        flows.deliver(TestHub.ORDER);
        assertThat(flows.order.got()).hasSize(1);
    }

    @Test
    void invalid_data_are_rejected_with_their_problems() {
        String invalid = TestHub.sample("normal").replace("<geschlecht>maennlich", "<geschlecht>unklar");
        hub.channel.receives("invalid", TestHub.registration(invalid));
        SubmissionId id = flows.taken();

        flows.process();
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REFUSED);
        flows.tell();
        flows.tell();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REJECTED);
        assertThat(hub.submission(id).problems()).isNotEmpty();
        assertThat(hub.events(id))
                .containsSubsequence(JournalEvent.OPENED, JournalEvent.INVALID, JournalEvent.REJECTION_DECIDED);
        assertThat(hub.channel.posted().getLast()).satisfies(posted -> {
            assertThat(posted.kind()).isEqualTo(ReceiptKind.REJECT);
            assertThat(posted.event())
                    .contains(hub.submission(id).problems().getFirst().code().id());
        });
        assertThat(flows.tax.got()).isEmpty();
    }

    @Test
    void a_message_that_was_processed_before_is_rejected_and_makes_no_second_case() {
        hub.channel.receives("first", TestHub.registration(TestHub.sample("normal")));
        flows.taken();
        flows.process();
        hub.channel.receives("again", TestHub.registration(TestHub.sample("normal")));
        SubmissionId again = flows.taken();

        flows.process();

        assertThat(hub.submission(again).state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(hub.submission(again).problems()).containsExactly(Problem.of(ProblemCode.DUPLICATE_MESSAGE, "data"));
        assertThat(hub.store.submissions().detail(again).orElseThrow().deliveries())
                .isEmpty();
    }

    @Test
    void an_area_nobody_is_competent_for_waits_for_a_person() {
        String elsewhere = TestHub.sample("normal").replace("<gebiet>051200000000", "<gebiet>091620000000");
        hub.channel.receives("elsewhere", TestHub.registration(elsewhere));
        SubmissionId id = flows.taken();

        flows.process();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.submission(id).problems()).extracting(Problem::code).containsExactly(ProblemCode.UNKNOWN_AREA);
        assertThat(flows.stages(id)).endsWith(Stage.VALIDATION, Stage.CLARIFICATION);
        assertThat(hub.tryClaim(Lanes.PROCESSING)).isEmpty();
        assertThat(hub.store.submissions().clarifications(10))
                .extracting(waiting -> waiting.submission().id())
                .containsExactly(id);
    }

    @Test
    void a_closed_service_is_held_with_an_alarm_and_recorded_when_it_is_open_again() throws SQLException {
        flows.closeService(TestFlows.PAUSED);
        hub.channel.receives("held", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = flows.taken();
        hub.pausesPass();
        flows.take();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.HELD);
        assertThat(hub.events(id)).containsExactly(JournalEvent.SIGHTED, JournalEvent.HELD);
        assertThat(hub.store.alarms().open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.subject()).isEqualTo("service:" + TestHub.DOG_TAX);
            assertThat(alarm.problem()).isEqualTo(TestFlows.PAUSED);
        });
        assertThat(hub.tryClaim(Lanes.receipt(MemoryChannel.MAILBOX))).isEmpty();
        assertThat(hub.look()).isZero();

        flows.openService();
        hub.pausesPass();
        flows.take();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.RECORDED);
        assertThat(hub.submission(id).problems()).isEmpty();
        assertThat(hub.store.alarms().open()).isEmpty();
        flows.process();
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.DELIVERING);
    }

    @Test
    void every_step_of_the_flows_is_a_stage_a_package_and_a_row_of_the_architecture_page() throws IOException {
        Set<String> steps = flows.endpoints().keySet().stream()
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

    @Test
    void a_message_larger_than_its_protection_holds_in_memory_goes_to_a_person() {
        flows.protectBy(new HoldsLittle());
        hub.channel.receives("large", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = flows.taken();

        flows.process();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.submission(id).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.HANDOVER_TOO_LARGE);
            assertThat(problem.parameters()).containsEntry("limit", "100");
        });
        assertThat(flows.tax.got()).isEmpty();
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
}
