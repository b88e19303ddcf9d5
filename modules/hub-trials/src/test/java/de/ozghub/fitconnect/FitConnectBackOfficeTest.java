package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.core.config.BackOfficeTerms.FitConnect;
import de.ozghub.core.config.BackOfficeTerms.FitConnect.Until;
import de.ozghub.core.config.DeliveryTerms;
import de.ozghub.core.config.ProtectionProfile;
import de.ozghub.core.delivery.RetryPlan;
import de.ozghub.core.journal.Forwarding;
import de.ozghub.core.journal.Forwardings;
import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.journal.DatabaseSettings;
import de.ozghub.journal.PostgresStore;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.VerbundKey;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.SettableClock;
import de.ozghub.testkit.backoffice.BackOfficeContract;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Another authority's destination as a back office: the simulated Zustelldienst, a subscriber behind it, notes in PostgreSQL. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class FitConnectBackOfficeTest implements BackOfficeContract {

    private static final BackOfficeKey KEY = BackOfficeKey.of("remscheid/kreis");
    private static final Takeover NOT_YET = new Takeover.NotYet();
    private static final Takeover TAKEN = new Takeover.Taken();

    private final TestDatabase database;
    private final PostgresStore store;
    private ReceivingAuthority authority;
    private ForwardingPeer peer;
    private FitConnectBackOffice backOffice;

    FitConnectBackOfficeTest(TestDatabase database) {
        this.database = database;
        var settings = new DatabaseSettings(database.url(), database.user(), database.password(), 4);
        var clock = SettableClock.at(Authorities.NOW);
        var keys = new TreeMap<String, SortedMap<String, SecretKey>>();
        keys.put("verbund", new TreeMap<>(Map.of("2026-11", new SecretKeySpec(Bytes.random(32, 1), "AES"))));
        store = PostgresStore.open(settings, new AtRest(WrappingKeys.of(keys)), new VerbundKey("testverbund"), clock);
    }

    @BeforeEach
    void start(@TempDir Path state) throws IOException, SQLException {
        database.clear();
        authority = new ReceivingAuthority(state);
        peer = new ForwardingPeer(authority);
        backOffice = office(store.forwardings(), Until.ACCEPTED);
    }

    @AfterEach
    void stop() throws IOException {
        authority.close();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Override
    public BackOffice backOffice() {
        return backOffice;
    }

    @Override
    public ForwardingPeer peer() {
        return peer;
    }

    @Test
    void is_taken_over_when_the_receiver_has_accepted_and_not_before() throws IOException {
        Handover handover = aHandover()
                .withAttachment(UUID.randomUUID().toString(), Bytes.random(99, 1))
                .build();
        backOffice.deliver(handover);

        assertThat(backOffice.takenOver(handover.key())).isEqualTo(NOT_YET);
        peer.tells(ReceiptKind.FORWARD);
        assertThat(backOffice.takenOver(handover.key())).isEqualTo(NOT_YET);
        peer.tells(ReceiptKind.ACCEPT);
        assertThat(backOffice.takenOver(handover.key())).isEqualTo(TAKEN);
    }

    @Test
    void a_receiver_that_took_over_is_enough_where_that_was_agreed() throws IOException {
        var agreed = office(store.forwardings(), Until.FORWARDED);
        Handover handover = aHandover().build();
        agreed.deliver(handover);
        assertThat(agreed.takenOver(handover.key())).isEqualTo(NOT_YET);

        peer.tells(ReceiptKind.FORWARD);

        assertThat(agreed.takenOver(handover.key())).isEqualTo(TAKEN);
    }

    @Test
    void a_rejection_is_a_refusal_with_the_receivers_problems_wherever_it_is_seen() throws IOException {
        Handover handover = aHandover().build();
        backOffice.deliver(handover);
        peer.tells(ReceiptKind.REJECT, Problem.of(ProblemCode.HASH_MISMATCH, Parts.DATA));

        assertThat(backOffice.find(handover.key())).isEqualTo(new Inquiry.Refused(refusal("hash-mismatch")));
        assertThat(backOffice.takenOver(handover.key())).isEqualTo(new Takeover.Refused(refusal("hash-mismatch")));
    }

    @Test
    void a_rejection_nobody_was_told_of_is_told_before_anything_is_sent_again() throws IOException {
        Handover handover = aHandover().build();
        backOffice.deliver(handover);
        peer.tells(ReceiptKind.REJECT, Problem.of(ProblemCode.HASH_MISMATCH, Parts.DATA));

        assertThat(backOffice.deliver(handover)).isEqualTo(new DeliveryOutcome.Refused(refusal("hash-mismatch")));
        assertThat(peer.waiting()).isEmpty();
        // Only a person's decision leads here again.
        assertThat(backOffice.deliver(handover)).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(peer.waiting()).hasSize(1);
        assertThat(backOffice.takenOver(handover.key())).isEqualTo(NOT_YET);
    }

    @Test
    void what_nobody_collects_is_refused() {
        Handover handover = aHandover().build();
        backOffice.deliver(handover);

        authority.clock.tick(Duration.ofDays(15));

        assertThat(backOffice.takenOver(handover.key())).isEqualTo(new Takeover.Refused(refusal("not-collected")));
    }

    @Test
    void killed_between_note_and_submit_it_fills_the_same_submission() throws IOException {
        Handover handover = aHandover()
                .withAttachment(UUID.randomUUID().toString(), Bytes.random(99, 1))
                .build();
        var dying = office(
                after(() -> {
                    throw new IllegalStateException("the process ends here");
                }),
                Until.ACCEPTED);
        assertThatThrownBy(() -> dying.deliver(handover)).hasMessage("the process ends here");
        var noted = store.forwardings().find(handover.key()).orElseThrow();

        assertThat(backOffice.find(handover.key())).isEqualTo(new Inquiry.NotFound());
        assertThat(backOffice.deliver(handover))
                .isEqualTo(new DeliveryOutcome.Delivered(noted.caseId().toString()));

        assertThat(peer.waiting())
                .singleElement()
                .satisfies(one -> assertThat(one.submission()).isEqualTo(noted.submission()));
        assertThat(store.forwardings().find(handover.key()).orElseThrow().seals())
                .hasSize(2);
        peer.tells(ReceiptKind.ACCEPT);
        assertThat(backOffice.takenOver(handover.key())).isEqualTo(TAKEN);
    }

    @Test
    void killed_between_submit_and_answer_it_finds_what_it_sent() {
        Handover handover = aHandover().build();
        var killed = (DeliveryOutcome.Delivered) backOffice.deliver(handover);
        var next = office(store.forwardings(), Until.ACCEPTED);

        assertThat(next.find(handover.key())).isEqualTo(new Inquiry.Found(killed.reference(), handover.digest()));
        assertThat(next.deliver(handover)).isEqualTo(killed);
        assertThat(peer.waiting()).hasSize(1);
    }

    @Test
    void a_node_that_stalled_before_the_last_step_sends_nothing_after_another_one_did() {
        Handover handover = aHandover().build();
        var other = office(store.forwardings(), Until.ACCEPTED);
        var stalled = office(before(() -> other.deliver(handover)), Until.ACCEPTED);

        var outcome = stalled.deliver(handover);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Deferred.class);
        assertThat(peer.waiting()).hasSize(1);
        assertThat(stalled.deliver(handover)).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(peer.waiting()).hasSize(1);
    }

    @Test
    void a_node_that_comes_late_to_the_last_step_changes_nothing() throws IOException {
        Handover handover = aHandover()
                .withAttachment(UUID.randomUUID().toString(), Bytes.random(99, 1))
                .build();
        var other = office(store.forwardings(), Until.ACCEPTED);
        var late = office(after(() -> other.deliver(handover)), Until.ACCEPTED);

        var outcome = late.deliver(handover);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(peer.waiting()).hasSize(1);
        peer.tells(ReceiptKind.ACCEPT);
        assertThat(late.takenOver(handover.key())).isEqualTo(TAKEN);
    }

    @Test
    void an_answer_that_fails_leaves_the_outcome_open_until_the_log_settles_it() {
        Handover handover = aHandover().build();
        var failing = office(after(() -> authority.isDown(true)), Until.ACCEPTED);

        assertThat(failing.deliver(handover))
                .isEqualTo(new DeliveryOutcome.Unknown(Problem.of(ProblemCode.NO_ANSWER, KEY.toString())));
        assertThat(backOffice.find(handover.key())).isInstanceOf(Inquiry.Unreachable.class);
        authority.isDown(false);
        authority.clock.tick(Duration.ofMinutes(1));
        assertThat(backOffice.find(handover.key())).isEqualTo(new Inquiry.NotFound());
        assertThat(backOffice.deliver(handover)).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(peer.waiting()).hasSize(1);
    }

    @Test
    void a_submission_the_service_deleted_unsent_is_replaced() {
        Handover handover = aHandover().build();
        var failing = office(after(() -> authority.isDown(true)), Until.ACCEPTED);
        failing.deliver(handover);
        var first = store.forwardings().find(handover.key()).orElseThrow();
        authority.isDown(false);

        authority.clock.tick(Duration.ofDays(2));

        assertThat(backOffice.deliver(handover)).isInstanceOf(DeliveryOutcome.Delivered.class);
        var second = store.forwardings().find(handover.key()).orElseThrow();
        assertThat(second.submission()).isNotEqualTo(first.submission());
        assertThat(peer.waiting()).extracting(SentSubmission::submission).containsExactly(second.submission());
    }

    @Test
    void a_service_that_is_overloaded_is_busy_and_one_that_is_gone_is_down() throws IOException {
        authority.isDown(true);
        assertThat(code(backOffice.deliver(aHandover().build()))).isEqualTo(ProblemCode.BACK_OFFICE_BUSY);

        authority.goesAway();
        authority.clock.tick(Duration.ofHours(1));
        assertThat(code(backOffice.deliver(aHandover().build()))).isEqualTo(ProblemCode.BACK_OFFICE_DOWN);
    }

    @Test
    void what_is_neither_xml_nor_json_cannot_be_forwarded() {
        var outcome = backOffice.deliver(aHandover()
                .withMessage("nr;name\n1;a\n")
                .withMediaType("text/csv")
                .build());

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Refused(refusal("neither-xml-nor-json")));
    }

    @Test
    void what_the_hub_encloses_itself_gets_an_id_and_keeps_its_name() throws IOException {
        Handover handover =
                aHandover().withAttachment("original", Bytes.of("<original/>")).build();

        backOffice.deliver(handover);

        assertThat(peer.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.filename()).isEqualTo("original");
            assertThat(attachment.id())
                    .isEqualTo(Consignment.idOf(handover.key().toString(), "original")
                            .toString());
        });
    }

    private FitConnectBackOffice office(Forwardings notes, Until until) {
        var terms = new DeliveryTerms(
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                1,
                new RetryPlan(3, Duration.ofSeconds(1), 2.0, Duration.ofMinutes(1)),
                new DeliveryTerms.Breaker(5, Duration.ofSeconds(15)));
        return new FitConnectBackOffice(
                new FitConnect(
                        KEY,
                        "portal",
                        ReceivingAuthority.DESTINATION,
                        null,
                        until,
                        Duration.ofMinutes(1),
                        new ProtectionProfile.None(),
                        terms),
                authority.sender,
                notes);
    }

    private static Problem refusal(String code) {
        return Problem.of(ProblemCode.BACK_OFFICE_REFUSED, KEY.toString(), "code", code);
    }

    private static ProblemCode code(DeliveryOutcome outcome) {
        return ((DeliveryOutcome.Deferred) outcome).problem().code();
    }

    private Forwardings before(Runnable action) {
        return new Interrupted(store.forwardings(), action, null);
    }

    private Forwardings after(Runnable action) {
        return new Interrupted(store.forwardings(), null, action);
    }

    /** The notes of the store, with something that happens right before or right after one is written. */
    private record Interrupted(
            Forwardings notes,
            @Nullable Runnable before,
            @Nullable Runnable after) implements Forwardings {

        @Override
        public Optional<Forwarding> find(DeliveryId delivery) {
            return notes.find(delivery);
        }

        @Override
        public boolean keep(Forwarding note, @Nullable UUID former) {
            if (before != null) {
                before.run();
            }
            boolean kept = notes.keep(note, former);
            if (after != null) {
                after.run();
            }
            return kept;
        }

        @Override
        public void refused(DeliveryId delivery, UUID submission) {
            notes.refused(delivery, submission);
        }

        @Override
        public int wake(Collection<UUID> submissions) {
            return notes.wake(submissions);
        }
    }
}
