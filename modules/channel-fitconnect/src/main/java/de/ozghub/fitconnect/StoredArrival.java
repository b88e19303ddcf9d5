package de.ozghub.fitconnect;

import de.ozghub.core.channel.Arrival;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.JweRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.UUID;

/** A fetched submission as it lies in the store: the sealed document, the proof of deposit, the sealed attachments. */
final class StoredArrival {

    private final Arrival arrival;
    private final Payloads payloads;
    private final SealedSubmission document;
    private final Deposit deposit;

    private StoredArrival(Arrival arrival, Payloads payloads, SealedSubmission document, Deposit deposit) {
        this.arrival = arrival;
        this.payloads = payloads;
        this.document = document;
        this.deposit = deposit;
    }

    /** @throws IOException if the store fails or a part is missing that every arrival has */
    static StoredArrival read(Arrival arrival, Payloads payloads, ApiVersion api) throws IOException {
        var document = SealedSubmission.read(bytes(arrival, payloads, Parts.SUBMISSION), api);
        var deposit = Deposit.read(bytes(arrival, payloads, Parts.EVENT_LOG));
        if (document.isEmpty() || deposit.isEmpty()) {
            throw new IOException("arrival %s is not stored as it was fetched".formatted(arrival.id()));
        }
        return new StoredArrival(arrival, payloads, document.get(), deposit.get());
    }

    SealedSubmission document() {
        return document;
    }

    UUID submission() {
        return UUID.fromString(arrival.origin().externalId());
    }

    /** @throws IOException if the document names none, which fetching does not let pass */
    UUID caseId() throws IOException {
        return document.caseId().orElseThrow(() -> new IOException("arrival %s has no case".formatted(arrival.id())));
    }

    DepositCheck.Verdict proof(String issuer) throws IOException {
        return new DepositCheck(issuer, submission(), caseId()).check(deposit);
    }

    boolean has(UUID attachment) {
        return arrival.part(Parts.attachment(attachment)).isPresent();
    }

    SealedPart.Source attachment(UUID attachment) {
        return () -> payloads.read(part(arrival, Parts.attachment(attachment)).id());
    }

    SealedPart.Source metadata() {
        return () -> new ByteArrayInputStream(document.metadata().getBytes(StandardCharsets.UTF_8));
    }

    SealedPart.Source data() {
        return () -> new ByteArrayInputStream(document.data().getBytes(StandardCharsets.UTF_8));
    }

    /** The tags of what is stored, which is what the hub has seen. */
    AuthenticationTags tags() throws IOException {
        try {
            var attachments = new TreeMap<UUID, String>();
            for (var id : document.attachments()) {
                try (var jwe = attachment(id).open()) {
                    attachments.put(id, CompactJwe.authenticationTag(jwe));
                }
            }
            var data = document.data().isEmpty() ? null : CompactJwe.authenticationTag(document.data());
            return new AuthenticationTags(CompactJwe.authenticationTag(document.metadata()), data, attachments);
        } catch (JweRefused e) {
            throw new IOException("arrival %s holds what is no JWE: %s".formatted(arrival.id(), e.reason()), e);
        }
    }

    private static byte[] bytes(Arrival arrival, Payloads payloads, String name) throws IOException {
        try (var in = payloads.read(part(arrival, name).id())) {
            return in.readAllBytes();
        }
    }

    private static PayloadRef part(Arrival arrival, String name) throws IOException {
        return arrival.part(name)
                .orElseThrow(() -> new IOException("arrival %s has no part %s".formatted(arrival.id(), name)));
    }
}
