package de.ozghub.simulators.backoffice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** One line of the register. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaseEntry.Made.class, name = "case"),
    @JsonSubTypes.Type(value = CaseEntry.Repeated.class, name = "repeated")
})
sealed interface CaseEntry {

    String office();

    String idempotencyKey();

    /**
     * A new case.
     *
     * @param office key of the simulated back office, {@code authority/name}
     * @param sha256 over the message as it travelled
     */
    record Made(
            String office,
            String idempotencyKey,
            String caseNumber,
            String submissionId,
            String digest,
            String sha256,
            String authority,
            String backOffice,
            String service,
            String format,
            int attachments,
            Instant receivedAt)
            implements CaseEntry {}

    /** A known key came again and got its known case number. */
    record Repeated(String office, String idempotencyKey, Instant receivedAt) implements CaseEntry {}
}
