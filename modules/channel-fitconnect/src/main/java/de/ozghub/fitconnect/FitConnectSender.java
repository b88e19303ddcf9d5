package de.ozghub.fitconnect;

import de.ozghub.core.channel.Callback;
import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.Encrypted;
import de.ozghub.crypto.trust.CertificateTrust;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The hub as a sender of FIT-Connect, Submission API v2: looks a destination up, checks its key, seals, uploads, submits,
 * and follows the event log until its receiver has decided. One attempt at anything; thread-safe. Blocks its caller while
 * the service is spoken to. Attachments are sealed while they leave, in constant memory.
 */
public final class FitConnectSender implements AutoCloseable {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final ApiVersion api = ApiVersion.V2;
    private final ServiceConnection connection;
    private final RecipientKeys recipientKeys;
    private final CaseReading cases;
    private final @Nullable Callbacks callbacks;
    private final MetadataWriting metadata = new MetadataWriting(new MetadataSchema());

    /**
     * Connects to nothing yet.
     *
     * @param client an API client of type sender; its destinations are not looked at
     * @param trust how receivers' certificates are checked; null: their chains are not, as in test environments that
     *     accept self-signed certificates
     * @param clock for tokens, waits and the validity of certificates
     * @param waiting who waits for news of submissions with these ids: told, it says how many of them it waits for
     */
    public FitConnectSender(
            FitConnectClient client,
            @Nullable CertificateTrust trust,
            InstantSource clock,
            ToIntFunction<List<UUID>> waiting) {
        this.connection = new ServiceConnection(client, clock);
        this.recipientKeys = new RecipientKeys(api, connection, trust, clock);
        this.cases = new CaseReading(client.issuer(), new ServiceKeys(connection, clock), recipientKeys);
        this.callbacks = Callbacks.of(client, clock, (type, named) -> {
            boolean news = Callbacks.NEW_EVENTS.equals(type);
            return Optional.of(news && waiting.applyAsInt(Callbacks.ids(named, "submissionId")) > 0);
        });
    }

    /**
     * One attempt to send, sealed anew each time. Without {@code earlier} it is another submission, so that {@link
     * Sending.Unknown} has to be asked about first.
     *
     * @param earlier what was kept of an attempt at the same consignment that {@link Progress.NotSent} is said of: its
     *     submission is filled again, and the service takes it once whoever sends it off
     * @param beforeSubmit is given what has to be kept, before the submission becomes visible to its receiver; false:
     *     nothing is sent off
     * @throws IOException if the content cannot be read; nothing was sent off then
     * @throws IllegalArgumentException if the consignment cannot be described by the rules of metadata
     */
    public Sending send(
            Consignment consignment, @Nullable SentSubmission earlier, Predicate<SentSubmission> beforeSubmit)
            throws IOException {
        try {
            var recipient = Recipient.of(consignment, api, connection, recipientKeys);
            var enclosures = enclosures(consignment);
            var announced = earlier == null
                    ? announce(consignment, enclosures, recipient)
                    : new Announced(earlier.submission(), earlier.caseId());
            var sealed = upload(announced.submission(), enclosures, recipient);
            var sealedData = seal(inline(consignment), recipient, consignment.mediaType());
            var described = metadata.write(
                    consignment,
                    recipient.metadataVersion(),
                    enclosures,
                    sealed,
                    sealedData.encrypted().sha512Hex());
            var sealedMetadata = seal(new ByteArrayInputStream(described), recipient, "application/json");
            var sent = new SentSubmission(
                    consignment.destination(),
                    announced.submission(),
                    announced.caseId(),
                    sealedMetadata.encrypted().tag(),
                    sealedData.encrypted().tag(),
                    tags(sealed));
            if (!beforeSubmit.test(sent)) {
                throw NotNow.down(connection.mailbox(), "another attempt came first", AT_ONCE);
            }
            return submit(sent, recipient, sealedMetadata.jwe(), sealedData.jwe());
        } catch (NotNow e) {
            return new Sending.Deferred(e.problem(), e.retryAfter());
        } catch (NotTaken e) {
            return new Sending.Refused(e.problem());
        }
    }

    /**
     * What became of a submission, as far as its events prove it.
     *
     * @param sealings what was kept of each attempt at this one submission, at least one
     */
    public Progress progress(List<SentSubmission> sealings) {
        try {
            return cases.read(
                    EventLog.fetch(connection, api, sealings.getFirst().caseId()), sealings);
        } catch (NotNow e) {
            return new Progress.Deferred(e.problem(), e.retryAfter());
        }
    }

    /** What a callback says to this sender; empty if it takes none. It only wakes whoever asks, and proves nothing. */
    public Optional<Callback> receive(Function<String, Optional<String>> headers, byte[] body) {
        return Optional.ofNullable(callbacks).map(known -> known.receive(headers, body));
    }

    private record Announced(UUID submission, UUID caseId) {}

    /** A part that is small enough for memory. */
    private record Small(String jwe, Encrypted encrypted) {}

    /** A data set beyond the limit travels as an attachment; then the data are empty. */
    private static List<Consignment.Enclosure> enclosures(Consignment consignment) {
        if (!isLarge(consignment)) {
            return consignment.enclosures();
        }
        var all = new ArrayList<>(consignment.enclosures());
        var filename = consignment.mediaType().endsWith("json") ? "data.json" : "data.xml";
        all.add(new Consignment.Enclosure(
                consignment.idOf("data"), "data", consignment.mediaType(), filename, consignment.data()));
        return all;
    }

    private static boolean isLarge(Consignment consignment) {
        return consignment.data().bytes() > Assumed.MAX_SENT_DATA_BYTES;
    }

    private static InputStream inline(Consignment consignment) throws IOException {
        return isLarge(consignment)
                ? InputStream.nullInputStream()
                : consignment.data().open();
    }

    private Announced announce(Consignment consignment, List<Consignment.Enclosure> enclosures, Recipient recipient)
            throws NotNow, NotTaken {
        var body =
                Json.newObject().put("destinationId", consignment.destination().toString());
        body.putObject(api.service())
                .put("identifier", consignment.service().urn())
                .put("name", recipient.serviceName());
        var area = consignment.area();
        if (area != null) {
            body.put("region", "DE" + area.ars());
        }
        var ids = body.putArray("announcedAttachments");
        enclosures.forEach(enclosure -> ids.add(enclosure.id().toString()));
        try (var answer = connection.post(api.submissions(), Json.write(body))) {
            if (!answer.isSuccess()) {
                throw refused(consignment.destination(), answer);
            }
            var ticket = answer.json(Assumed.MAX_ANSWER_BYTES);
            var submission = Json.uuid(ticket, "submissionId");
            var caseId = Json.uuid(ticket, "caseId");
            if (submission.isEmpty() || caseId.isEmpty()) {
                throw NotNow.down(connection.mailbox(), "announced without ids", Assumed.PAUSE_AFTER_REFUSAL);
            }
            return new Announced(submission.get(), caseId.get());
        }
    }

    private Map<UUID, Encrypted> upload(UUID submission, List<Consignment.Enclosure> enclosures, Recipient recipient)
            throws NotNow, NotTaken, IOException {
        var sealed = new LinkedHashMap<UUID, Encrypted>();
        for (var enclosure : enclosures) {
            var body = new SealedBody(enclosure, recipient.key());
            var path = api.attachment(submission, enclosure.id());
            try (var answer = connection.upload(path, body.publisher(), body.bytes())) {
                requireFillable(answer);
                if (!answer.isSuccess()) {
                    throw refused(submission, answer);
                }
                sealed.put(enclosure.id(), body.sealed());
            } finally {
                body.abandon();
            }
        }
        return sealed;
    }

    private static Small seal(InputStream plain, Recipient recipient, String contentType) throws IOException {
        try (plain) {
            var out = new ByteArrayOutputStream();
            var encrypted = CompactJwe.encrypt(plain, recipient.key(), contentType, out);
            return new Small(out.toString(StandardCharsets.US_ASCII), encrypted);
        }
    }

    private Sending submit(SentSubmission sent, Recipient recipient, String metadata, String data)
            throws NotNow, NotTaken {
        var body = Json.newObject().put("encryptedMetadata", metadata).put("encryptedData", data);
        try (var answer = connection.put(api.submission(sent.submission()), Json.write(body))) {
            // A conflict says that this very submission was sent off before.
            if (answer.isSuccess() || answer.status() == 409) {
                return new Sending.Sent(sent);
            }
            requireFillable(answer);
            if (answer.status() != 422) {
                throw refused(sent.destination(), answer);
            }
            return afterRefusal(sent, recipient, answer);
        } catch (NotNow e) {
            return new Sending.Unknown(sent, e.problem());
        }
    }

    /** Announced too long ago, or sent off by somebody else meanwhile: the log tells, and the next attempt reads it. */
    private static void requireFillable(Answer answer) throws NotNow {
        if (answer.status() == 404 || answer.status() == 409) {
            throw NotNow.failure(answer.mailbox(), answer.status(), AT_ONCE);
        }
    }

    /** The receiver may have changed its key since it was fetched: then the whole is sealed again for the new one. */
    private Sending afterRefusal(SentSubmission sent, Recipient recipient, Answer answer) throws NotTaken {
        var refusal = refusal(sent.destination(), answer, answer.status());
        try {
            var kid = Recipient.encryptionKid(sent.destination(), api, connection);
            if (!kid.equals(recipient.key().kid())) {
                return new Sending.Deferred(refusal, AT_ONCE);
            }
        } catch (NotNow e) {
            return new Sending.Deferred(e.problem(), e.retryAfter());
        }
        return new Sending.Refused(refusal);
    }

    /** What the service says about the submission is final; rights are given again, and its replicas catch up. */
    private static NotTaken refused(UUID instance, Answer answer) throws NotNow {
        int status = answer.status();
        if (status == 401 || status == 403) {
            throw NotNow.status(answer.mailbox(), status);
        }
        return new NotTaken(refusal(instance, answer, status));
    }

    private static Problem refusal(UUID instance, Answer answer, int status) {
        String code;
        try {
            code = answer.problemName().orElse("HTTP " + status);
        } catch (NotNow e) {
            code = "HTTP " + status;
        }
        return Problem.of(ProblemCode.BACK_OFFICE_REFUSED, instance.toString(), "code", code);
    }

    private static Map<UUID, String> tags(Map<UUID, Encrypted> sealed) {
        var tags = new TreeMap<UUID, String>();
        sealed.forEach((id, encrypted) -> tags.put(id, encrypted.tag()));
        return tags;
    }

    @Override
    public void close() {
        connection.close();
    }
}
