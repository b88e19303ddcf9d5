package de.ozghub.simulators.zustelldienst;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the log: what happened to a submission, with the event token it caused, if it caused one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Created.class, name = "created"),
    @JsonSubTypes.Type(value = Change.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = Change.Happened.class, name = "event"),
    @JsonSubTypes.Type(value = Change.Reminded.class, name = "reminded")
})
sealed interface Change {

    UUID submissionId();

    /** A sender announced a submission. */
    record Created(
            UUID submissionId,
            UUID caseId,
            UUID destinationId,
            String clientId,
            Service publicService,
            @Nullable String region,
            List<UUID> announcedAttachments,
            Instant at,
            String set)
            implements Change {

        public Created {
            announcedAttachments = List.copyOf(announcedAttachments);
        }
    }

    /** The service a submission asks for. */
    record Service(String identifier, @Nullable String name) {}

    /** The submission was sent off; its parts are on disk. */
    record Submitted(UUID submissionId, Tags tags, Instant at, String set) implements Change {}

    /** The technical contact of the receiver was told on this day that nobody fetched it. */
    record Reminded(UUID submissionId, int day, Instant at) implements Change {}

    /** Any later event. */
    record Happened(UUID submissionId, EventName event, Instant at, String set) implements Change {}
}
