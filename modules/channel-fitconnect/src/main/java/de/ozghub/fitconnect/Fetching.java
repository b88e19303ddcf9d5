package de.ozghub.fitconnect;

import de.ozghub.core.channel.Announcement;
import de.ozghub.core.channel.Fetch;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Fetches a submission with its proof of deposit and its attachments, and stores everything as it came. */
final class Fetching {

    private final ApiVersion api;
    private final InstantSource clock;

    Fetching(ApiVersion api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    Fetch fetch(
            Mailbox mailbox,
            SubmissionId id,
            Origin origin,
            Function<Announcement, Optional<Problem>> gate,
            Payloads payloads)
            throws IOException {
        try {
            var destination = mailbox.destination("intake", origin);
            var submission = UUID.fromString(origin.externalId());
            var bytes = document(mailbox, submission);
            if (bytes.isEmpty()) {
                requireUnlisted(mailbox, destination, submission);
                return new Fetch.Gone();
            }
            var sealed = read(mailbox, origin, bytes.get());
            var announcement = announcement(mailbox, origin, sealed);
            var closed = gate.apply(announcement);
            if (closed.isPresent()) {
                return new Fetch.Held(announcement, closed.get());
            }
            var store = new Store(id, payloads);
            var verdict = proof(mailbox, announcement, submission, store);
            store.keep(PayloadKind.ARRIVED, Parts.SUBMISSION, bytes.get());
            var faults = new ArrayList<>(faults(verdict));
            faults.addAll(
                    new AttachmentFetching(api, mailbox.connection(), store).fetch(submission, sealed.attachments()));
            return new Fetch.Fetched(
                    announcement, receivedAt(verdict), announcement.origin().externalCase(), store.parts, faults);
        } catch (NotNow e) {
            return new Fetch.Deferred(e.problem(), e.retryAfter());
        }
    }

    private Optional<byte[]> document(Mailbox mailbox, UUID submission) throws NotNow {
        try (var answer = mailbox.connection().get(api.submission(submission))) {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            if (!answer.isSuccess()) {
                throw NotNow.status(answer.mailbox(), answer.status());
            }
            return Optional.of(answer.bytes(Assumed.MAX_SUBMISSION_BYTES));
        }
    }

    /**
     * A replica that lags behind does not know yet what the pick-up list shows already: only what has left the list is gone.
     *
     * @throws NotNow if it is still listed, or the list is longer than one page and so proves nothing
     */
    private void requireUnlisted(Mailbox mailbox, FitConnectDestination destination, UUID submission) throws NotNow {
        var name = mailbox.connection().mailbox();
        try (var answer = mailbox.connection().get(api.pickUp(destination.id(), 0, ApiVersion.MAX_PAGE))) {
            if (!answer.isSuccess()) {
                throw NotNow.status(name, answer.status());
            }
            var page = answer.json(Assumed.MAX_ANSWER_BYTES);
            var entries = page.path("submissions");
            boolean listed = entries.valueStream()
                    .anyMatch(entry -> Json.uuid(entry, "submissionId")
                            .filter(submission::equals)
                            .isPresent());
            if (listed || page.path("totalCount").asLong(0) > entries.size()) {
                throw NotNow.down(name, "listed but not found", Assumed.PAUSE_AFTER_DENIAL);
            }
        }
    }

    private SealedSubmission read(Mailbox mailbox, Origin origin, byte[] bytes) throws NotNow {
        var sealed = SealedSubmission.read(bytes, api).orElseThrow(() -> unusable(mailbox, "answer is no JSON object"));
        boolean asked = sealed.submissionId()
                        .map(UUID::toString)
                        .filter(origin.externalId()::equalsIgnoreCase)
                        .isPresent()
                && sealed.destinationId()
                        .map(UUID::toString)
                        .filter(other -> !other.equalsIgnoreCase(origin.destination()))
                        .isEmpty();
        if (!asked) {
            throw unusable(mailbox, "another submission than asked for");
        }
        return sealed;
    }

    private static Announcement announcement(Mailbox mailbox, Origin origin, SealedSubmission sealed) throws NotNow {
        var caseId = sealed.caseId().orElseThrow(() -> unusable(mailbox, "submission without caseId"));
        var service = sealed.serviceKey()
                .orElseThrow(() -> new NotNow(
                        Problem.of(ProblemCode.UNSUPPORTED_SERVICE, Assumed.SUBMISSION_INSTANCE, "service", "?"),
                        Assumed.LONGEST_PAUSE));
        var known = new Origin(
                origin.channel(), origin.mailbox(), origin.destination(), origin.externalId(), caseId.toString());
        return new Announcement(known, service, sealed.area());
    }

    private DepositCheck.Verdict proof(Mailbox mailbox, Announcement announcement, UUID submission, Store store)
            throws NotNow, IOException {
        var caseId = UUID.fromString(String.valueOf(announcement.origin().externalCase()));
        var check = new DepositCheck(mailbox.client().issuer(), submission, caseId);
        var log = EventLog.fetch(mailbox.connection(), api, caseId);
        var deposit = new Deposit(log, mailbox.keys().of(check.kids(log)));
        store.keep(PayloadKind.PROOF, Parts.EVENT_LOG, deposit.bytes());
        return check.check(deposit);
    }

    private static List<Problem> faults(DepositCheck.Verdict verdict) {
        return switch (verdict) {
            case DepositCheck.Verdict.Holds _ -> List.of();
            case DepositCheck.Verdict.Broken broken -> broken.faults();
        };
    }

    private Instant receivedAt(DepositCheck.Verdict verdict) {
        return switch (verdict) {
            case DepositCheck.Verdict.Holds holds -> holds.receivedAt();
            case DepositCheck.Verdict.Broken broken ->
                Optional.ofNullable(broken.claimedAt()).orElseGet(clock::instant);
        };
    }

    private static NotNow unusable(Mailbox mailbox, String fault) {
        return NotNow.down(mailbox.connection().mailbox(), fault, Assumed.PAUSE_AFTER_REFUSAL);
    }

    /** Where the parts of one submission go. */
    static final class Store {
        private final SubmissionId id;
        private final Payloads payloads;
        private final List<PayloadRef> parts = new ArrayList<>();

        Store(SubmissionId id, Payloads payloads) {
            this.id = id;
            this.payloads = payloads;
        }

        void keep(PayloadKind kind, String part, byte[] bytes) throws IOException {
            keep(kind, part, out -> out.write(bytes));
        }

        long keep(PayloadKind kind, String part, Payloads.Writer writer) throws IOException {
            var ref = payloads.store(id, kind, part, writer);
            parts.add(ref);
            return ref.bytes();
        }
    }
}
