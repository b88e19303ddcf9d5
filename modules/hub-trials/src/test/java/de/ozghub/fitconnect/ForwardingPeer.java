package de.ozghub.fitconnect;

import de.ozghub.core.Ids;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.channel.Poll;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.testkit.backoffice.BackOfficePeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The authority a submission is forwarded to, at the simulated Zustelldienst: it opens what waits at its destination. */
final class ForwardingPeer implements BackOfficePeer {

    private final ReceivingAuthority authority;
    private boolean away;
    private @Nullable SentSubmission toldOf;

    ForwardingPeer(ReceivingAuthority authority) {
        this.authority = authority;
    }

    /** The service gives the reference. */
    @Override
    public void accepts(String reference) {}

    @Override
    public void isDown() {
        try {
            authority.goesAway();
            away = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Kept> kept() {
        var kept = new ArrayList<Kept>();
        try {
            for (var waiting : waiting()) {
                var opened = authority.opened(authority.arrival(Ids.submission(), waiting));
                var metadata = Json.object(authority.bytes(opened.metadata())).orElseThrow();
                var key = Json.text(metadata.path("additionalReferenceInfo"), "senderReference");
                var attachments = new TreeMap<String, String>();
                opened.attachments()
                        .forEach(one -> attachments.put(one.id(), one.content().sha256()));
                kept.add(new Kept(
                        DeliveryId.of(String.valueOf(key)), opened.data().sha256(), attachments));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept;
    }

    /** Signs and posts a decision about the submission that waits, or waited when it was told of before. */
    void tells(ReceiptKind kind, Problem... problems) throws IOException {
        var waiting = waiting();
        var one = waiting.isEmpty() ? Objects.requireNonNull(toldOf) : waiting.getFirst();
        toldOf = one;
        authority.tells(kind, one, List.of(problems));
    }

    /** Everything that was sent off and waits for a decision. */
    List<SentSubmission> waiting() {
        var waiting = new ArrayList<SentSubmission>();
        if (!away && authority.subscriber().poll("hub", 0, 100) instanceof Poll.Page page) {
            page.waiting()
                    .forEach(origin -> waiting.add(new SentSubmission(
                            ReceivingAuthority.DESTINATION,
                            UUID.fromString(origin.externalId()),
                            UUID.fromString(String.valueOf(origin.externalCase())),
                            "",
                            "",
                            new TreeMap<>())));
        }
        return waiting;
    }

    /** The attachments of the first submission that waits. */
    List<Opening.Attachment> attachments() throws IOException {
        return authority
                .opened(authority.arrival(Ids.submission(), waiting().getFirst()))
                .attachments();
    }
}
