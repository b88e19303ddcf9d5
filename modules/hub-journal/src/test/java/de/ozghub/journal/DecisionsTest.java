package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.Ids;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Work;
import de.ozghub.core.operation.Operator;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.PackageVersion;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.Stage;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsTest {

    private static final Operator OPERATOR = new Operator("test-operator");
    private static final ServiceKey SERVICE = new ServiceKey("urn:de:fim:leika:leistung:99102013104000");
    private static final AuthorityKey AUTHORITY = new AuthorityKey("testamt");

    private final TestDatabase database;
    private final TestStore store;

    DecisionsTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void everything_decided_is_read_back() {
        Lease lease = store.intake();
        var received = Instant.parse("2026-11-02T08:59:58.123456789Z");
        var version = new PackageVersion("hundesteuer/anmeldung", "a".repeat(64));
        var problem = Problem.of(ProblemCode.SCHEMA_VIOLATION, "data", "rule", "tab\tline\nback\\slash")
                .with("line", 7);

        decide(lease, work -> {
            work.recorded(received, SERVICE, Area.of("DE05334"), "case-1");
            work.pin(version);
            work.assign(AUTHORITY, new AuthorityKey("nachbaramt"));
            work.state(SubmissionState.CLARIFICATION, List.of(problem, problem.with("line", 8)));
        });

        var read = store.journal().read(lease.submission()).orElseThrow();
        assertThat(read.receivedAt()).isEqualTo(Instant.parse("2026-11-02T08:59:58.123456Z"));
        assertThat(read.service()).isEqualTo(SERVICE);
        assertThat(read.area()).isEqualTo(new Area("053340000000"));
        assertThat(read.origin().externalCase()).isEqualTo("case-1");
        assertThat(read.packageVersion()).isEqualTo(version);
        assertThat(read.competent()).isEqualTo(AUTHORITY);
        assertThat(read.performing()).isEqualTo(new AuthorityKey("nachbaramt"));
        assertThat(read.state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(read.problems()).containsExactly(problem, problem.with("line", 8));
    }

    @Test
    void a_submission_can_be_put_under_another_configuration_and_all_else_stays() {
        Lease lease = store.intake();
        var version = new PackageVersion("hundesteuer/anmeldung", "a".repeat(64));
        decide(lease, work -> {
            work.recorded(Instant.parse("2026-11-02T08:59:58Z"), SERVICE, null, null);
            work.pin(version);
        });
        var before = store.journal().read(lease.submission()).orElseThrow();
        assertThat(before.configVersion()).isEqualTo(TestStore.CONFIG);

        decide(lease, work -> {
            work.repin("e".repeat(64));
            assertThat(work.submission().configVersion()).isEqualTo("e".repeat(64));
        });

        var after = store.journal().read(lease.submission()).orElseThrow();
        assertThat(after.configVersion()).isEqualTo("e".repeat(64));
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("configVersion")
                .isEqualTo(before);
        assertThat(store.journal().firstBroken(lease.submission())).isEmpty();
    }

    @Test
    void the_legal_time_of_receipt_never_changes() {
        Lease lease = store.intake();
        var received = Instant.parse("2026-11-02T08:59:58.123456789Z");
        decide(lease, work -> work.recorded(received, SERVICE, null, null));

        decide(lease, work -> work.recorded(received, SERVICE, null, null));
        assertThatThrownBy(() -> decide(lease, work -> work.recorded(received.plusSeconds(1), SERVICE, null, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never changes");
    }

    @Test
    void an_error_of_the_database_quotes_no_values_of_the_row() throws IOException {
        Lease lease = store.intake();
        var message = store.stored(lease.submission(), PayloadKind.PROTECTED, "fachverfahren", Bytes.of("x"));
        var delivery = store.aDelivery(message);
        var now = store.clock.instant();
        decide(lease, work -> work.plan(delivery, now));

        assertThatThrownBy(() -> decide(lease, work -> work.plan(delivery, now)))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("delivery_pkey")
                .hasMessageNotContaining(delivery.id().toString())
                .rootCause()
                .hasMessageContaining("delivery_pkey")
                .hasMessageNotContaining(delivery.id().toString());
    }

    @Test
    void a_decision_that_fails_leaves_nothing() throws IOException {
        Lease lease = store.intake();
        var payload = store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", Bytes.of("x"));
        var before = store.journal().read(lease.submission());

        assertThatThrownBy(() -> decide(lease, work -> {
                    work.seal(payload.id());
                    work.append(Stage.INTAKE, JournalEvent.RECORDED, Map.of());
                    work.state(SubmissionState.RECORDED, List.of());
                    work.finish();
                    throw new IllegalStateException("the stage fails");
                }))
                .hasMessage("the stage fails");

        assertThat(store.journal().read(lease.submission())).isEqualTo(before);
        assertThat(store.journal().entries(lease.submission())).hasSize(1);
        assertThat(store.payloads().of(lease.submission())).isEmpty();
        decide(lease, Work::finish);
    }

    @Test
    void the_work_sees_its_own_changes() {
        Lease lease = store.intake();

        decide(lease, work -> {
            work.state(SubmissionState.RECORDED, List.of());
            assertThat(work.submission().state()).isEqualTo(SubmissionState.RECORDED);
        });
    }

    @Test
    void nothing_can_be_decided_after_the_decision() {
        Lease lease = store.intake();
        var kept = new AtomicReference<Work>();
        store.journal().under(lease, work -> {
            kept.set(work);
            return true;
        });

        assertThatThrownBy(() -> kept.get().state(SubmissionState.REJECTED, List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is over");
    }

    static List<DeliveryState> every_state() {
        var at = Instant.parse("2026-11-02T10:00:00.000001Z");
        var problem = Problem.of(ProblemCode.NO_ANSWER, "testamt/fachverfahren");
        return List.of(
                new DeliveryState.Waiting(3, at),
                new DeliveryState.Sending(2, at),
                new DeliveryState.Unknown(problem, 1, at, at.plusSeconds(9)),
                new DeliveryState.Handed("FILE-1", at, at.plusSeconds(5)),
                new DeliveryState.Delivered("CASE-1", at),
                new DeliveryState.Clarification(problem, 4, at),
                new DeliveryState.Withdrawn(at));
    }

    @ParameterizedTest
    @MethodSource("every_state")
    void every_state_of_a_delivery_is_read_back(DeliveryState state) throws IOException {
        Lease lease = store.intake();
        NewDelivery delivery = planned(lease);

        decide(lease, work -> work.move(delivery.id(), state));

        assertThat(store.journal()
                        .under(lease, work -> work.delivery(delivery.id()))
                        .state())
                .isEqualTo(state);
    }

    @Test
    void a_planned_delivery_waits_and_is_read_back_with_its_attachments() throws IOException {
        Lease lease = store.intake();
        var message = store.stored(lease.submission(), PayloadKind.PROTECTED, "fachverfahren", Bytes.of("<x/>"));
        var plan = store.stored(lease.submission(), PayloadKind.PROTECTED, "attachment:1", Bytes.of("plan"));
        var photo = store.stored(lease.submission(), PayloadKind.PROTECTED, "attachment:2", Bytes.of("photo"));
        NewDelivery delivery = store.aDelivery(message, plan, photo);
        var notBefore = store.clock.instant();

        decide(lease, work -> work.plan(delivery, notBefore));

        assertThat(store.store
                        .submissions()
                        .detail(lease.submission())
                        .orElseThrow()
                        .deliveries())
                .containsExactly(new DeliveryRecord(delivery, new DeliveryState.Waiting(0, notBefore), 0, notBefore));
        assertThat(store.payloads().of(lease.submission())).containsExactly(message, plan, photo);
    }

    @Test
    void each_sending_is_an_attempt_of_its_own_that_is_closed_once() throws IOException, SQLException {
        Lease lease = store.intake();
        NewDelivery delivery = planned(lease);
        var now = store.clock.instant();
        for (int i = 0; i < 2; i++) {
            decide(lease, work -> work.move(delivery.id(), new DeliveryState.Sending(0, now)));
            decide(lease, work -> work.move(delivery.id(), new DeliveryState.Waiting(1, now)));
        }
        decide(lease, work -> work.move(delivery.id(), new DeliveryState.Sending(0, now)));

        assertThat(store.journal()
                        .under(lease, work -> work.delivery(delivery.id()))
                        .attempts())
                .isEqualTo(3);
        assertThat(database.query(
                        "select outcome from attempt where delivery = '%s' order by id".formatted(delivery.id())))
                .containsExactly("waiting", "waiting", "null");
    }

    @Test
    void a_delivery_of_another_submission_is_not_found() throws IOException {
        Lease lease = store.intake();
        NewDelivery elsewhere = planned(store.intake());

        assertThatThrownBy(() -> decide(lease, work -> work.delivery(elsewhere.id())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no delivery");
    }

    @Test
    void what_a_person_does_is_kept_with_name_and_reason() throws SQLException {
        var id = store.submission();

        var result = store.journal().by(OPERATOR, id, "reject", "applicant withdrew", work -> {
            work.state(SubmissionState.REFUSED, List.of());
            return work.submission().state();
        });

        assertThat(result).contains(SubmissionState.REFUSED);
        assertThat(database.query("select concat_ws('|', account, action, reason, verbund) from operator_action"
                        + " where submission = '%s'".formatted(id)))
                .containsExactly("test-operator|reject|applicant withdrew|testverbund");
    }

    @Test
    void a_person_cannot_decide_about_what_does_not_exist() {
        assertThat(store.journal().by(OPERATOR, Ids.submission(), "reject", "none", _ -> true))
                .isEmpty();
    }

    @Test
    void a_person_holds_no_task() {
        var id = store.submission();

        assertThatThrownBy(() -> store.journal().by(OPERATOR, id, "finish", "none", work -> {
                    work.finish();
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds no task");
    }

    @Test
    void receipt_delivery_and_operator_at_the_same_time_leave_one_unbroken_chain() {
        Lease lease = store.intake();

        Threads.run(6, thread -> {
            for (int i = 0; i < 10; i++) {
                if (thread % 2 == 0) {
                    decide(lease, work -> work.append(Stage.DELIVERY, JournalEvent.SENDING, Map.of()));
                } else {
                    store.journal().by(OPERATOR, lease.submission(), "note", "test", work -> {
                        work.append(Stage.CLARIFICATION, JournalEvent.RELEASED, Map.of());
                        return true;
                    });
                }
            }
            return true;
        });

        assertThat(store.journal().entries(lease.submission())).hasSize(61);
        assertThat(store.journal().firstBroken(lease.submission())).isEmpty();
    }

    @Test
    void payloads_can_be_stored_while_a_decision_is_under_way() {
        Lease lease = store.intake();

        var stored = store.journal()
                .under(
                        lease,
                        _ -> Threads.run(1, _ -> {
                            try {
                                return store.stored(lease.submission(), PayloadKind.OPENED, "data", Bytes.of("x"));
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        }));

        assertThat(stored).hasSize(1);
    }

    @Test
    void parked_tasks_of_one_delivery_go_back_to_work_alone() throws IOException {
        Lease lease = store.intake();
        NewDelivery first = planned(lease);
        NewDelivery second = planned(lease);
        String lane = "lane-" + lease.submission();
        decide(lease, work -> {
            work.schedule(NewTask.delivery(first.id(), lane, store.clock.instant()));
            work.schedule(NewTask.delivery(second.id(), lane, store.clock.instant()));
        });
        store.tasks().claim(Map.of(lane, 2), TestStore.MINUTE).forEach(each -> decide(each, Work::park));

        store.journal().by(OPERATOR, lease.submission(), "release", "repaired", work -> {
            work.unpark(second.id(), store.clock.instant());
            return true;
        });

        assertThat(store.tasks().claim(Map.of(lane, 2), Duration.ofMinutes(1)))
                .singleElement()
                .satisfies(each -> assertThat(each.delivery()).isEqualTo(second.id()));
    }

    private NewDelivery planned(Lease lease) throws IOException {
        var message = store.stored(lease.submission(), PayloadKind.PROTECTED, "fachverfahren", Bytes.of("<x/>"));
        NewDelivery delivery = store.aDelivery(message);
        decide(lease, work -> work.plan(delivery, store.clock.instant()));
        return delivery;
    }

    private void decide(Lease lease, Consumer<Work> decision) {
        store.journal().under(lease, work -> {
            decision.accept(work);
            return true;
        });
    }
}
