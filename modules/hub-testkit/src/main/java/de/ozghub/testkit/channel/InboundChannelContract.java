package de.ozghub.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.Ids;
import de.ozghub.core.channel.Arrival;
import de.ozghub.core.channel.Fetch;
import de.ozghub.core.channel.InboundChannel;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.channel.Poll;
import de.ozghub.core.channel.Posting;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.MemoryPayloads;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every inbound channel must do, whatever its protocol. Each test wants a peer with nothing waiting; {@link
 * #channel()}, {@link #peer()} and {@link #payloads()} return the same objects throughout a test.
 */
public interface InboundChannelContract {

    InboundChannel channel();

    InboundPeer peer();

    MemoryPayloads payloads();

    /** Data the channel's destination accepts. */
    default byte[] someData() {
        return Bytes.of(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><beispiel xmlns=\"urn:ozg-hub:test:1.0\">ä</beispiel>");
    }

    @Test
    default void has_a_name_and_mailboxes() {
        assertThat(channel().name()).isNotBlank();
        assertThat(channel().mailboxes()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    default void shows_what_waits() {
        String externalId = peer().submits(someData());

        Origin origin = theWaitingOne();

        assertThat(origin.externalId()).isEqualTo(externalId);
        assertThat(origin.channel()).isEqualTo(channel().name());
        assertThat(origin.mailbox()).isIn(channel().mailboxes());
        assertThat(origin.destination()).isNotBlank();
    }

    @Test
    default void shows_every_waiting_submission_once_page_by_page() {
        for (int i = 0; i < 3; i++) {
            peer().submits(someData());
        }
        String mailbox = theMailbox();

        var first = page(mailbox, 0, 2);
        var second = page(mailbox, 2, 2);

        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(first.waiting()).hasSize(2).doesNotContainAnyElementsOf(second.waiting());
        assertThat(second.waiting()).hasSize(1);
    }

    @Test
    default void says_so_when_the_mailbox_cannot_be_reached() {
        peer().isDown();

        assertThat(channel().poll(theMailbox(), 0, 10))
                .isInstanceOfSatisfying(
                        Poll.Unreachable.class,
                        unreachable -> assertThat(unreachable.problem().code()).isEqualTo(ProblemCode.CHANNEL_DOWN));
    }

    @Test
    default void fetches_and_stores_every_part() throws IOException {
        peer().submits(someData());

        var fetched = fetched(Ids.submission(), theWaitingOne());

        assertThat(fetched.faults()).isEmpty();
        assertThat(fetched.parts()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(payloads().count()).isEqualTo(fetched.parts().size());
    }

    @Test
    default void fetching_again_stores_anew_with_the_same_time_of_receipt() throws IOException {
        peer().submits(someData());
        Origin origin = theWaitingOne();
        SubmissionId id = Ids.submission();

        var first = fetched(id, origin);
        var second = fetched(id, origin);

        assertThat(second.receivedAt()).isEqualTo(first.receivedAt());
        assertThat(second.parts()).doesNotContainAnyElementsOf(first.parts());
    }

    @Test
    default void leaves_it_where_it_is_when_the_gate_says_so() throws IOException {
        peer().submits(someData());
        Origin origin = theWaitingOne();
        Problem closed = Problem.of(ProblemCode.SERVICE_PAUSED, "service");

        var fetch = channel().fetch(Ids.submission(), origin, _ -> Optional.of(closed), payloads());

        assertThat(fetch)
                .isInstanceOfSatisfying(
                        Fetch.Held.class, held -> assertThat(held.problem()).isEqualTo(closed));
        assertThat(theWaitingOne()).isEqualTo(origin);
    }

    @Test
    default void fetching_what_was_withdrawn_says_gone() throws IOException {
        String externalId = peer().submits(someData());
        Origin origin = theWaitingOne();
        peer().withdraws(externalId);

        assertThat(channel().fetch(Ids.submission(), origin, _ -> Optional.empty(), payloads()))
                .isEqualTo(new Fetch.Gone());
    }

    @Test
    default void fetching_is_deferred_when_the_peer_is_down() throws IOException {
        peer().submits(someData());
        Origin origin = theWaitingOne();
        peer().isDown();

        assertThat(channel().fetch(Ids.submission(), origin, _ -> Optional.empty(), payloads()))
                .isInstanceOf(Fetch.Deferred.class);
    }

    @Test
    default void opens_what_it_fetched_to_the_very_bytes_that_were_sent() throws IOException {
        byte[] data = someData();
        peer().submits(data);
        Arrival arrival = arrival();

        var opening = channel().open(arrival, payloads());

        assertThat(opening).isInstanceOf(Opening.Opened.class);
        var opened = (Opening.Opened) opening;
        assertThat(opened.data().sha256()).isEqualTo(Bytes.sha256(data));
        assertThat(opened.attachments()).hasSize(1);
    }

    @Test
    default void opening_again_gives_the_same_content() throws IOException {
        peer().submits(someData());
        Arrival arrival = arrival();

        var first = (Opening.Opened) channel().open(arrival, payloads());
        var second = (Opening.Opened) channel().open(arrival, payloads());

        assertThat(second.schema()).isEqualTo(first.schema());
        assertThat(second.data().sha256()).isEqualTo(first.data().sha256());
        assertThat(second.metadata().sha256()).isEqualTo(first.metadata().sha256());
    }

    @Test
    default void rejects_what_was_changed_on_the_way() throws IOException {
        peer().submitsTampered();
        Arrival arrival = arrival();

        assertThat(channel().open(arrival, payloads()))
                .isInstanceOfSatisfying(
                        Opening.Rejected.class,
                        rejected -> assertThat(rejected.problems()).isNotEmpty());
    }

    @Test
    default void tells_the_sender_forward_then_accept() throws IOException {
        String externalId = peer().submits(someData());
        Arrival arrival = arrival();

        var forward = tell(ReceiptKind.FORWARD, arrival, List.of());
        var accept = tell(ReceiptKind.ACCEPT, arrival, List.of());

        assertThat(List.of(forward, accept)).containsOnly(new Posting.Posted());
        assertThat(peer().told(externalId)).containsExactly(ReceiptKind.FORWARD, ReceiptKind.ACCEPT);
    }

    @Test
    default void tells_the_sender_of_a_rejection() throws IOException {
        String externalId = peer().submits(someData());
        Arrival arrival = arrival();

        var posting = tell(
                ReceiptKind.REJECT,
                arrival,
                List.of(Problem.of(ProblemCode.ENCRYPTION_ISSUE, "data", "reason", "test")));

        assertThat(posting).isEqualTo(new Posting.Posted());
        assertThat(peer().told(externalId)).containsExactly(ReceiptKind.REJECT);
    }

    @Test
    default void a_repeated_event_reaches_the_sender_once() throws IOException {
        String externalId = peer().submits(someData());
        Arrival arrival = arrival();
        String event = channel().sign(ReceiptKind.FORWARD, arrival, List.of(), payloads());
        channel().post(ReceiptKind.FORWARD, arrival.origin(), event, false);

        var again = channel().post(ReceiptKind.FORWARD, arrival.origin(), event, true);

        assertThat(again).isEqualTo(new Posting.Posted());
        assertThat(peer().told(externalId)).containsExactly(ReceiptKind.FORWARD);
    }

    @Test
    default void posting_is_deferred_when_the_peer_is_down() throws IOException {
        peer().submits(someData());
        Arrival arrival = arrival();
        String event = channel().sign(ReceiptKind.FORWARD, arrival, List.of(), payloads());
        peer().isDown();

        assertThat(channel().post(ReceiptKind.FORWARD, arrival.origin(), event, false))
                .isInstanceOf(Posting.Deferred.class);
    }

    private Posting tell(ReceiptKind kind, Arrival arrival, List<Problem> problems) throws IOException {
        String event = channel().sign(kind, arrival, problems, payloads());
        return channel().post(kind, arrival.origin(), event, false);
    }

    private Arrival arrival() throws IOException {
        SubmissionId id = Ids.submission();
        var fetched = fetched(id, theWaitingOne());
        var announcement = fetched.announcement();
        return new Arrival(id, announcement.origin(), announcement.service(), fetched.parts());
    }

    private Fetch.Fetched fetched(SubmissionId id, Origin origin) throws IOException {
        var fetch = channel().fetch(id, origin, _ -> Optional.empty(), payloads());
        assertThat(fetch).isInstanceOf(Fetch.Fetched.class);
        return (Fetch.Fetched) fetch;
    }

    private Origin theWaitingOne() {
        var waiting = page(theMailbox(), 0, 10).waiting();
        assertThat(waiting).hasSize(1);
        return waiting.getFirst();
    }

    private String theMailbox() {
        return channel().mailboxes().getFirst();
    }

    private Poll.Page page(String mailbox, int offset, int limit) {
        var poll = channel().poll(mailbox, offset, limit);
        assertThat(poll).isInstanceOf(Poll.Page.class);
        return (Poll.Page) poll;
    }
}
