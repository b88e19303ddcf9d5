package de.ozghub.app.mapping;

import de.ozghub.app.opening.Recorded;
import de.ozghub.app.routing.Routed;
import de.ozghub.app.work.Step;
import de.ozghub.app.work.Stopped;
import de.ozghub.app.work.Trail;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.mapping.MappedMessage;
import de.ozghub.mapping.MappingInput;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.SubmissionContext;
import de.ozghub.mapping.SubmissionContext.Office;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.Stage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Makes one message per back office. Nothing leaves unless every message is valid in its own schema. */
public final class Mapping {

    private final Function<AuthorityKey, Office> offices;

    /** @param offices territory and official name of an authority */
    public Mapping(Function<AuthorityKey, Office> offices) {
        this.offices = offices;
    }

    public Step<Mapped> map(Routed routed) {
        var input = new MappingInput(routed.valid().data(), context(routed));
        return switch (routed.valid().mappingPackage().map(input)) {
            case MappingResult.MappingFault fault -> stop(routed, fault.problems());
            case MappingResult.Mapped mapped -> addressed(routed, mapped.messages());
        };
    }

    private static Step<Mapped> addressed(Routed routed, List<MappedMessage> messages) {
        if (messages.stream().noneMatch(MappedMessage::mustConfirm)) {
            return stop(
                    routed,
                    List.of(Problem.of(ProblemCode.MAPPING_FAILED, "data", "rule", "must-confirm")
                            .with("field", "targets")));
        }
        Map<String, BackOfficeKey> backOffices = routed.competent().backOffices();
        for (MappedMessage message : messages) {
            if (!backOffices.containsKey(message.target())) {
                var service = routed.valid().opened().recorded().arrival().service();
                return stop(
                        routed,
                        List.of(Problem.of(ProblemCode.NO_PERFORMER, message.target(), "service", service)
                                .with("authority", routed.competent().performing())));
            }
        }
        Trail trail = routed.trail();
        for (MappedMessage message : messages) {
            trail = trail.and(
                    Stage.MAPPING,
                    JournalEvent.MAPPED,
                    Map.of(
                            "format",
                            message.format().value(),
                            "backOffice",
                            String.valueOf(backOffices.get(message.target())),
                            "package",
                            routed.valid().mappingPackage().version().toString()));
        }
        return new Step.Next<>(new Mapped(routed, messages, trail));
    }

    private SubmissionContext context(Routed routed) {
        Recorded recorded = routed.valid().opened().recorded();
        List<SubmissionContext.Attachment> attachments = routed.valid().opened().content().attachments().stream()
                .map(Mapping::attachment)
                .toList();
        return new SubmissionContext(
                recorded.submission().id(),
                recorded.submission().origin().externalId(),
                Objects.requireNonNull(recorded.submission().receivedAt()),
                offices.apply(routed.competent().competent()),
                offices.apply(routed.competent().performing()),
                recorded.arrival().service(),
                attachments);
    }

    private static SubmissionContext.Attachment attachment(Opening.Attachment opened) {
        return new SubmissionContext.Attachment(
                opened.id(),
                opened.purpose(),
                opened.mediaType(),
                opened.filename(),
                opened.content().sha256(),
                opened.content().bytes());
    }

    private static Step<Mapped> stop(Routed routed, List<Problem> problems) {
        var lease = routed.valid().opened().recorded().lease();
        return new Step.Stop<>(new Stopped(lease, Stage.MAPPING, Stopped.End.PERSON, problems, routed.trail()));
    }
}
