package de.ozghub.app.mapping;

import de.ozghub.app.opening.Recorded;
import de.ozghub.app.routing.Routed;
import de.ozghub.app.validation.ActivePackages;
import de.ozghub.app.validation.ActivePackages.Choice;
import de.ozghub.app.work.Step;
import de.ozghub.app.work.Stopped;
import de.ozghub.app.work.Trail;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Payloads;
import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappedMessage;
import de.ozghub.mapping.MappingInput;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.PaymentInformation;
import de.ozghub.mapping.ServicePolicy;
import de.ozghub.mapping.SubmissionContext;
import de.ozghub.mapping.SubmissionContext.Office;
import de.ozghub.mapping.SubmissionContext.Payment;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one message per back office. Nothing leaves unless every message is valid in its own schema. */
public final class Mapping {

    private final Function<AuthorityKey, Office> offices;
    private final ActivePackages packages;
    private final Payloads payloads;

    /**
     * @param offices territory and official name of an authority
     * @param packages which package translates for which authority
     * @param payloads where the metadata lie
     */
    public Mapping(Function<AuthorityKey, Office> offices, ActivePackages packages, Payloads payloads) {
        this.offices = offices;
        this.packages = packages;
        this.payloads = payloads;
    }

    public Step<Mapped> map(Routed routed) {
        var competent = routed.competent();
        Choice choice = packages.choose(
                competent.packagePath(), competent.performing(), routed.valid().mappingPackage());
        return switch (choice) {
            case Choice.Broken broken -> stop(routed, List.of(broken.problem()));
            case Choice.Runs runs -> run(routed.under(runs.mappingPackage()));
        };
    }

    private Step<Mapped> run(Routed routed) {
        return switch (routed.valid().mappingPackage().map(input(routed))) {
            case MappingResult.MappingFault fault -> stop(routed, fault.problems());
            case MappingResult.Mapped mapped -> addressed(routed, mapped);
        };
    }

    private MappingInput input(Routed routed) {
        var valid = routed.valid();
        if (valid.inbox() == null) {
            return new MappingInput(valid.data(), context(routed));
        }
        var content = valid.opened().content();
        try (InputStream in = payloads.read(content.data().id())) {
            var original = new MappingInput.Original(Bytes.of(in.readAllBytes()), content.mediaType());
            return new MappingInput(valid.data(), original, context(routed), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the opened data cannot be read back", e);
        }
    }

    private static Step<Mapped> addressed(Routed routed, MappingResult.Mapped made) {
        List<MappedMessage> messages = made.messages();
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
        trail = LossNotes.of(made.losses(), backOffices).addTo(trail);
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
                attachments,
                payment(routed));
    }

    private @Nullable Payment payment(Routed routed) {
        PayloadId metadata = routed.valid().opened().content().metadata().id();
        try (InputStream in = payloads.read(metadata)) {
            return PaymentInformation.read(in.readAllBytes()).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException("the opened metadata cannot be read back", e);
        }
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
        // a version the target does not have is for the sender to know, where the service tells its senders
        boolean reject = problems.stream().allMatch(problem -> problem.code() == ProblemCode.VERSION_NOT_SERVED)
                && routed.valid().mappingPackage().policy().onInvalid() == ServicePolicy.OnInvalid.REJECT;
        Stopped.End end = reject ? Stopped.End.REJECT : Stopped.End.PERSON;
        return new Step.Stop<>(new Stopped(lease, Stage.MAPPING, end, problems, routed.trail()));
    }
}
