package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.Ids;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions;
import de.ozghub.core.journal.Submissions.Count;
import de.ozghub.core.journal.Submissions.Filter;
import de.ozghub.core.operation.Operator;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmissionsTest {

    private static final ServiceKey DOG_TAX = new ServiceKey("urn:de:fim:leika:leistung:99102013104000");
    private static final ServiceKey OTHER = new ServiceKey("urn:de:fim:leika:leistung:99050012104000");

    private final TestDatabase database;
    private final TestStore store;

    SubmissionsTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @BeforeEach
    void clear() throws SQLException {
        database.clear();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void pages_newest_first_without_gap_or_double() {
        var ids = new ArrayList<SubmissionId>();
        for (int i = 0; i < 7; i++) {
            ids.addFirst(store.submission());
        }

        var paged = new ArrayList<SubmissionId>();
        List<SubmissionRecord> page = store.store.submissions().find(Filter.ALL, null, 3);
        while (!page.isEmpty()) {
            page.forEach(each -> paged.add(each.id()));
            page = store.store.submissions().find(Filter.ALL, paged.getLast(), 3);
        }

        assertThat(paged).isEqualTo(ids);
    }

    @Test
    void what_arrives_while_somebody_pages_does_not_shift_the_pages() {
        var first = store.submission();
        var second = store.submission();
        var page = store.store.submissions().find(Filter.ALL, null, 1);

        store.submission();

        assertThat(page).extracting(SubmissionRecord::id).containsExactly(second);
        assertThat(store.store.submissions().find(Filter.ALL, second, 1))
                .extracting(SubmissionRecord::id)
                .containsExactly(first);
    }

    @Test
    void each_filter_finds_its_own_and_all_together() {
        var wanted = routed("testamt", DOG_TAX, SubmissionState.DELIVERING);
        routed("nachbaramt", DOG_TAX, SubmissionState.RECORDED);
        routed("nachbaramt", OTHER, SubmissionState.ACCEPTED);
        String externalId = store.journal().read(wanted).orElseThrow().origin().externalId();
        var authority = new AuthorityKey("testamt");

        assertThat(find(new Filter(SubmissionState.DELIVERING, null, null, null)))
                .containsExactly(wanted);
        assertThat(find(new Filter(null, authority, null, null))).containsExactly(wanted);
        assertThat(find(new Filter(null, null, DOG_TAX, null))).hasSize(2).contains(wanted);
        assertThat(find(new Filter(null, null, null, externalId))).containsExactly(wanted);
        assertThat(find(new Filter(SubmissionState.DELIVERING, authority, DOG_TAX, externalId)))
                .containsExactly(wanted);
        assertThat(find(new Filter(SubmissionState.DELIVERING, authority, OTHER, null)))
                .isEmpty();
    }

    @Test
    void a_text_that_looks_like_sql_is_only_a_text() {
        store.submission();

        assertThat(find(new Filter(null, null, null, "' or '1'='1"))).isEmpty();
    }

    @Test
    void a_page_has_1_to_200() {
        assertThatThrownBy(() -> store.store.submissions().find(Filter.ALL, null, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.store.submissions().find(Filter.ALL, null, 201))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be 1 to 200");
    }

    @Test
    void counts_by_state() {
        store.submission();
        store.submission();
        routed("testamt", DOG_TAX, SubmissionState.ACCEPTED);

        assertThat(store.store.submissions().counts(Set.of(SubmissionState.ARRIVING, SubmissionState.REJECTED)))
                .isEqualTo(Map.of(
                        SubmissionState.ARRIVING, new Count(2, false), SubmissionState.REJECTED, new Count(0, false)));
    }

    @Test
    void detail_shows_all_but_the_payload() throws IOException {
        Lease lease = store.intake();
        var payload = store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", Bytes.of("x"));
        store.journal().under(lease, work -> {
            work.seal(payload.id());
            work.append(Stage.INTAKE, JournalEvent.RECORDED, Map.of("parts", "1"));
            return true;
        });

        var detail = store.store.submissions().detail(lease.submission()).orElseThrow();

        assertThat(detail.submission())
                .isEqualTo(store.journal().read(lease.submission()).orElseThrow());
        assertThat(detail.entries()).hasSize(2);
        assertThat(detail.payloads()).containsExactly(payload);
        assertThat(detail.deliveries()).isEmpty();
        assertThat(store.store.submissions().detail(Ids.submission())).isEmpty();
    }

    @Test
    void what_waits_for_a_person_is_listed_oldest_first_and_only_once() throws IOException {
        var problem = Problem.of(ProblemCode.OUTCOME_UNKNOWN, "testamt/fachverfahren");
        Lease whole = store.intake();
        store.journal().under(whole, work -> {
            work.state(SubmissionState.CLARIFICATION, List.of(problem));
            return true;
        });
        store.clock.tick(Duration.ofMinutes(1));
        Lease one = store.intake();
        var message = store.stored(one.submission(), PayloadKind.PROTECTED, "fachverfahren", Bytes.of("x"));
        var stuck = store.aDelivery(message);
        var fine = store.aDelivery(message);
        var now = store.clock.instant();
        store.journal().under(one, work -> {
            work.plan(stuck, now);
            work.plan(fine, now);
            work.move(stuck.id(), new DeliveryState.Clarification(problem, 1, now));
            work.state(SubmissionState.CLARIFICATION, List.of(problem));
            return true;
        });
        store.submission();

        var waiting = store.store.submissions().clarifications(10);

        assertThat(waiting)
                .extracting(each -> each.submission().id())
                .containsExactly(whole.submission(), one.submission());
        assertThat(waiting.getFirst().delivery()).isNull();
        assertThat(Objects.requireNonNull(waiting.getLast().delivery()).message())
                .isEqualTo(stuck);
        assertThat(store.store.submissions().clarifications(1))
                .extracting(Submissions.Waiting::submission)
                .extracting(SubmissionRecord::id)
                .containsExactly(whole.submission());
    }

    @Test
    void a_sender_who_could_not_be_told_waits_for_a_person_whatever_the_state() {
        var expected = new ArrayList<SubmissionId>();
        for (var state : List.of(SubmissionState.DELIVERING, SubmissionState.CONFIRMED, SubmissionState.REFUSED)) {
            expected.add(withParkedReceipt(state));
            store.clock.tick(Duration.ofMinutes(1));
        }
        expected.add(withParkedReceipt(SubmissionState.CLARIFICATION));
        routed("testamt", DOG_TAX, SubmissionState.CONFIRMED);

        assertThat(store.store.submissions().clarifications(10))
                .allSatisfy(each -> assertThat(each.delivery()).isNull())
                .extracting(each -> each.submission().id())
                .isEqualTo(expected);
        assertThat(store.store.submissions().clarifications(1))
                .extracting(each -> each.submission().id())
                .containsExactly(expected.getFirst());
    }

    private SubmissionId withParkedReceipt(SubmissionState state) {
        SubmissionId id = routed("testamt", DOG_TAX, state);
        String mailbox = "mailbox-" + id;
        store.journal().by(new Operator("test-operator"), id, "test", "test", work -> {
            work.schedule(NewTask.receipt(ReceiptKind.ACCEPT, mailbox, store.clock.instant()));
            return true;
        });
        store.journal().under(store.claimOne(Lanes.receipt(mailbox)), work -> {
            work.park();
            return true;
        });
        return id;
    }

    @Test
    void what_should_move_by_itself_and_does_not_is_lingering_oldest_first() {
        var moving = new ArrayList<SubmissionId>();
        for (SubmissionState state : SubmissionState.values()) {
            SubmissionId id = routed("testamt", DOG_TAX, state);
            if (!state.isFinal() && state != SubmissionState.CLARIFICATION && state != SubmissionState.HELD) {
                moving.add(id);
            }
            store.clock.tick(Duration.ofSeconds(1));
        }
        assertThat(lingering(Duration.ofHours(1))).isEmpty();

        store.clock.tick(Duration.ofHours(1));
        routed("testamt", DOG_TAX, SubmissionState.DELIVERING);

        assertThat(lingering(Duration.ofHours(1))).isEqualTo(moving).isNotEmpty();
        assertThat(store.store.submissions().lingering(Duration.ofHours(1), 1))
                .extracting(SubmissionRecord::id)
                .containsExactly(moving.getFirst());
    }

    @Test
    void a_submission_that_changed_its_state_lingers_no_more_but_one_that_only_wrote_does() {
        Lease changing = store.intake();
        Lease writing = store.intake();
        store.clock.tick(Duration.ofHours(2));

        store.journal().under(changing, work -> {
            work.state(SubmissionState.RECORDED, List.of());
            return true;
        });
        store.journal().under(writing, work -> {
            work.append(Stage.INTAKE, JournalEvent.SIGHTED, Map.of());
            work.state(SubmissionState.ARRIVING, List.of());
            return true;
        });

        assertThat(lingering(Duration.ofHours(1))).containsExactly(writing.submission());
    }

    @Test
    void lingering_is_answered_by_its_index() throws SQLException {
        assertThat(database.query("select indexdef from pg_indexes where indexname = 'submission_moving'"))
                .singleElement()
                .asString()
                .contains("verbund, state_since", "arriving", "recorded", "delivering", "confirmed", "refused");
        assertThatThrownBy(() -> store.store.submissions().lingering(Duration.ofHours(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<SubmissionId> lingering(Duration age) {
        return store.store.submissions().lingering(age, 200).stream()
                .map(SubmissionRecord::id)
                .toList();
    }

    private List<SubmissionId> find(Filter filter) {
        return store.store.submissions().find(filter, null, 200).stream()
                .map(SubmissionRecord::id)
                .toList();
    }

    private SubmissionId routed(String authority, ServiceKey service, SubmissionState state) {
        Lease lease = store.intake();
        store.journal().under(lease, work -> {
            work.recorded(store.clock.instant(), service, null, null);
            work.assign(new AuthorityKey(authority), new AuthorityKey(authority));
            work.state(state, List.of());
            work.finish();
            return true;
        });
        return lease.submission();
    }
}
