package de.ozghub.app.delivery;

import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.PayloadId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds the hand-over of a stored delivery: the same values at every attempt. */
public final class Handovers {

    private final Payloads payloads;
    private final Function<AuthorityKey, Area> areas;

    /** @param areas main area of an authority */
    public Handovers(Payloads payloads, Function<AuthorityKey, Area> areas) {
        this.payloads = payloads;
        this.areas = areas;
    }

    Handover of(SubmissionRecord submission, NewDelivery delivery) {
        Map<PayloadId, PayloadRef> stored =
                payloads.of(submission.id()).stream().collect(Collectors.toMap(PayloadRef::id, Function.identity()));
        List<Handover.Attachment> attachments = delivery.attachments().stream()
                .map(part -> new Handover.Attachment(
                        part.id(), part.mediaType(), part.sha256(), content(stored, part.payload())))
                .toList();
        return new Handover(
                delivery.id(),
                delivery.digest(),
                submission.origin(),
                areas.apply(Objects.requireNonNull(submission.competent())),
                Objects.requireNonNull(submission.service()),
                Objects.requireNonNull(submission.receivedAt()),
                delivery.form(),
                delivery.protection(),
                content(stored, delivery.message()),
                attachments);
    }

    private StoredContent content(Map<PayloadId, PayloadRef> stored, PayloadId id) {
        PayloadRef payload = stored.get(id);
        if (payload == null) {
            throw new IllegalStateException("payload " + id + " of a delivery is not stored");
        }
        return new StoredContent(payloads, id, payload.bytes());
    }
}
