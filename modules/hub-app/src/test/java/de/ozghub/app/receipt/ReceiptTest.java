package de.ozghub.app.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.clarification.Decisions;
import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.MemoryChannel.Posted;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.app.opening.Opening;
import de.ozghub.app.work.Step;
import de.ozghub.core.channel.Posting;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.core.operation.Operator;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signed once, stored before it leaves, told in order. */
@ExtendWith(PostgresExtension.class)
class ReceiptTest {

    private static final String LANE = Lanes.receipt(MemoryChannel.MAILBOX);
    private static final Problem REFUSED = Problem.of(ProblemCode.EVENT_REFUSED, "submission", "status", 422);
    private static final Problem DOWN = Problem.of(ProblemCode.CHANNEL_DOWN, "channel");

    private final TestHub hub;
    private final ExecutorService signers = Executors.newSingleThreadExecutor();
    private final Opening opening;
    private final Receipt stage;
    private final Decisions decisions;

    ReceiptTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
        opening = new Opening(hub.channels, hub.store.journal(), hub.store.payloads(), Optional::empty);
        stage = new Receipt(
                hub.channels, hub.store.journal(), hub.store.payloads(), opening, hub.store.alarms(), signers);
        decisions = new Decisions(hub.store.journal(), "config", hub.clock, () -> {});
    }

    @AfterEach
    void close() {
        signers.shutdownNow();
    }

    @Test
    void the_signed_event_is_stored_and_committed_before_it_is_posted() {
        SubmissionId id = hub.recorded();
        hub.channel.whenPosted(posted -> {
            assertThat(storedEvents(id)).containsExactly(posted.event());
            assertThat(hub.events(id)).endsWith(JournalEvent.EVENT_SIGNED);
        });

        tell();

        assertThat(hub.channel.posted()).extracting(Posted::kind).containsExactly(ReceiptKind.FORWARD);
        assertThat(hub.events(id)).endsWith(JournalEvent.EVENT_SIGNED, JournalEvent.EVENT_SENT);
        assertThat(hub.tryClaim(LANE)).isEmpty();
    }

    @Test
    void a_deferred_post_repeats_the_same_bytes_as_a_repetition() throws SQLException {
        SubmissionId id = hub.recorded();
        hub.channel.answers(new Posting.Deferred(DOWN, Duration.ofSeconds(5)));

        tell();
        assertThat(hub.tryClaim(LANE)).isEmpty();
        hub.pausesPass();
        tell();

        List<Posted> posted = hub.channel.posted();
        assertThat(posted).extracting(Posted::repeated).containsExactly(false, true);
        assertThat(posted.get(1).event()).isEqualTo(posted.get(0).event());
        assertThat(hub.channel.signed()).isEqualTo(1);
        assertThat(hub.events(id))
                .endsWith(JournalEvent.EVENT_SIGNED, JournalEvent.EVENT_DEFERRED, JournalEvent.EVENT_SENT);
    }

    @Test
    void whoever_takes_over_from_a_vanished_node_repeats_its_bytes() throws SQLException {
        hub.recorded();
        hub.channel.whenPosted(_ -> {
            throw new IllegalStateException("the process ends here");
        });
        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(this::tell);
        hub.channel.whenPosted(_ -> {});

        hub.leasesRunOut();
        tell();

        List<Posted> posted = hub.channel.posted();
        assertThat(posted).extracting(Posted::repeated).containsExactly(false, true);
        assertThat(posted.get(1).event()).isEqualTo(posted.get(0).event());
    }

    @Test
    void a_refused_post_keeps_the_state_raises_an_alarm_and_waits_for_a_person() throws SQLException {
        SubmissionId id = hub.recorded();
        hub.channel.answers(new Posting.Refused(REFUSED));

        tell();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.RECORDED);
        assertThat(hub.store.alarms().open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.subject()).isEqualTo("receipt:" + id);
            assertThat(alarm.problem()).isEqualTo(REFUSED);
        });
        hub.pausesPass();
        assertThat(hub.tryClaim(LANE)).isEmpty();
    }

    @Test
    void a_refused_forward_event_rejects_nothing() {
        hub.recorded();
        hub.channel.answers(new Posting.Refused(REFUSED));
        tell();

        Lease processing = hub.claim(Lanes.PROCESSING);

        assertThat(opening.open(opening.recorded(processing))).isInstanceOf(Step.Next.class);
    }

    @Test
    void a_refused_event_is_signed_anew_and_posted_when_a_person_releases_it_and_the_alarm_ends() {
        SubmissionId id = hub.recorded();
        ends(SubmissionState.CONFIRMED, List.of(), ReceiptKind.ACCEPT);
        hub.channel.answers(new Posting.Refused(REFUSED));
        tell();

        var released = decisions.release(new Operator("betrieb"), id, null, "Schlüssel erneuert");
        tell();
        tell();

        assertThat(released).isEqualTo(new CommandResult.Done());
        assertThat(hub.channel.posted())
                .extracting(Posted::kind)
                .containsExactly(ReceiptKind.FORWARD, ReceiptKind.FORWARD, ReceiptKind.ACCEPT);
        assertThat(hub.channel.signed()).isEqualTo(3);
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(hub.store.alarms().open()).isEmpty();
    }

    @Test
    void a_refused_rejection_keeps_the_reasons_it_was_decided_for() {
        SubmissionId id = hub.recorded();
        var invalid = Problem.of(ProblemCode.SCHEMA_VIOLATION, "data");
        ends(SubmissionState.REFUSED, List.of(invalid), ReceiptKind.REJECT);
        tell();
        hub.channel.answers(new Posting.Refused(REFUSED));

        tell();
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(hub.submission(id).problems()).containsExactly(invalid);
        decisions.release(new Operator("betrieb"), id, null, "Schlüssel erneuert");
        tell();

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REJECTED);
        assertThat(hub.submission(id).problems()).containsExactly(invalid);
        assertThat(hub.channel.posted().getLast().event())
                .contains(invalid.code().id());
    }

    @Test
    void the_acceptance_waits_until_the_forward_event_is_told() throws SQLException {
        SubmissionId id = hub.recorded();
        ends(SubmissionState.CONFIRMED, List.of(), ReceiptKind.ACCEPT);
        Lease forward = hub.claim(LANE);
        assertThat(forward.receipt()).isEqualTo(ReceiptKind.FORWARD);
        hub.pausesPass();
        assertThat(hub.tryClaim(LANE)).isEmpty();

        stage.tell(forward);
        tell();

        assertThat(hub.channel.posted())
                .extracting(Posted::kind)
                .containsExactly(ReceiptKind.FORWARD, ReceiptKind.ACCEPT);
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.ACCEPTED);
    }

    private void tell() {
        stage.tell(hub.claim(LANE));
    }

    /** Ends processing with a decision the sender is to be told. */
    private void ends(SubmissionState state, List<Problem> problems, ReceiptKind kind) {
        hub.store.journal().under(hub.claim(Lanes.PROCESSING), work -> {
            work.state(state, problems);
            work.schedule(NewTask.receipt(kind, MemoryChannel.MAILBOX, hub.clock.instant()));
            work.finish();
            return work;
        });
    }

    private List<String> storedEvents(SubmissionId id) {
        return hub.store.submissions().detail(id).orElseThrow().payloads().stream()
                .filter(payload -> payload.kind() == PayloadKind.EVENT)
                .map(payload -> {
                    try (InputStream in = hub.store.payloads().read(payload.id())) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
