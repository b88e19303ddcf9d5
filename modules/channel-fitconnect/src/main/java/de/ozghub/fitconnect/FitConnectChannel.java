package de.ozghub.fitconnect;

import de.ozghub.core.channel.Announcement;
import de.ozghub.core.channel.Arrival;
import de.ozghub.core.channel.Callback;
import de.ozghub.core.channel.CallbackReceiver;
import de.ozghub.core.channel.Fetch;
import de.ozghub.core.channel.InboundChannel;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.channel.Poll;
import de.ozghub.core.channel.Posting;
import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The hub as a subscriber of FIT-Connect, Submission API v2. Any number of API clients, each a mailbox; thread-safe.
 * Blocks its caller while the service is spoken to, at most for the client's time-out without progress.
 */
public final class FitConnectChannel implements InboundChannel, CallbackReceiver {

    /** Name of the protocol. */
    public static final String NAME = "fit-connect";

    private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
    private final Polling polling;
    private final Fetching fetching;
    private final SubmissionOpening opening;
    private final Receipts receipts;
    private final EventPosting posting;

    /**
     * Connects to nothing yet.
     *
     * @param clock for time of issue, life of tokens, and waits
     * @throws IllegalArgumentException if a client or destination comes twice, or two authorities share a key
     */
    public FitConnectChannel(List<FitConnectClient> clients, InstantSource clock) {
        KeyOwners.requireOneEach(clients);
        for (var client : clients) {
            if (mailboxes.containsKey(client.name())) {
                throw new IllegalArgumentException("client %s is configured twice".formatted(client.name()));
            }
            mailboxes.put(client.name(), Mailbox.open(client, clock));
        }
        var api = ApiVersion.V2;
        this.polling = new Polling(api);
        this.fetching = new Fetching(api, clock);
        this.opening = new SubmissionOpening(api, new MetadataSchema());
        this.receipts = new Receipts(api, clock);
        this.posting = new EventPosting(api);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> mailboxes() {
        return List.copyOf(mailboxes.keySet());
    }

    /** @throws IllegalArgumentException if there is no such mailbox */
    @Override
    public Poll poll(String mailbox, int offset, int limit) {
        return polling.poll(
                find(mailbox).orElseThrow(() -> new IllegalArgumentException("there is no mailbox " + mailbox)),
                offset,
                limit);
    }

    @Override
    public Optional<Callback> receive(String mailbox, Function<String, Optional<String>> headers, byte[] body) {
        return find(mailbox)
                .flatMap(found -> Optional.ofNullable(found.callbacks()))
                .map(callbacks -> callbacks.receive(headers, body));
    }

    @Override
    public Fetch fetch(
            SubmissionId id, Origin origin, Function<Announcement, Optional<Problem>> gate, Payloads payloads)
            throws IOException {
        var mailbox = find(origin.mailbox());
        if (mailbox.isEmpty()) {
            var fault = NotNow.unconfigured("intake", origin);
            return new Fetch.Deferred(fault.problem(), fault.retryAfter());
        }
        return fetching.fetch(mailbox.get(), id, origin, gate, payloads);
    }

    /** @throws IllegalStateException if the destination is not configured any more */
    @Override
    public Opening open(Arrival arrival, Payloads payloads) throws IOException {
        var mailbox = configured(arrival.origin());
        return opening.open(mailbox.client(), destination(mailbox, arrival.origin()), arrival, payloads);
    }

    /** @throws IllegalStateException if the destination is not configured any more */
    @Override
    public String sign(ReceiptKind kind, Arrival arrival, List<Problem> problems, Payloads payloads)
            throws IOException {
        var mailbox = configured(arrival.origin());
        var destination = destination(mailbox, arrival.origin());
        return receipts.sign(mailbox.client(), destination, kind, arrival, problems, payloads);
    }

    /** @throws IllegalArgumentException if the event is none that {@link #sign} made for this kind */
    @Override
    public Posting post(ReceiptKind kind, Origin origin, String event, boolean repeated) {
        var mailbox = find(origin.mailbox());
        if (mailbox.isEmpty()) {
            var fault = NotNow.unconfigured("receipt", origin);
            return new Posting.Deferred(fault.problem(), fault.retryAfter());
        }
        return posting.post(mailbox.get(), EventName.of(kind), event, repeated);
    }

    @Override
    public void close() {
        mailboxes.values().forEach(mailbox -> mailbox.connection().close());
    }

    private Optional<Mailbox> find(String name) {
        return Optional.ofNullable(mailboxes.get(name));
    }

    private Mailbox configured(Origin origin) {
        return find(origin.mailbox())
                .orElseThrow(
                        () -> new IllegalStateException("client %s is not configured".formatted(origin.mailbox())));
    }

    private static FitConnectDestination destination(Mailbox mailbox, Origin origin) {
        return mailbox.client()
                .destination(origin)
                .orElseThrow(() ->
                        new IllegalStateException("destination %s is not configured".formatted(origin.destination())));
    }
}
