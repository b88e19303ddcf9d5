package de.ozghub.app.validation;

import de.ozghub.app.opening.Opened;
import de.ozghub.app.scan.Scanning;
import de.ozghub.app.validation.ActivePackages.Active;
import de.ozghub.app.work.Said;
import de.ozghub.app.work.Step;
import de.ozghub.app.work.Stopped;
import de.ozghub.app.work.Trail;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Payloads;
import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.ServicePolicy;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.Stage;
import de.ozghub.xoev.header.MessageHeader;
import de.ozghub.xoev.validation.Finding;
import de.ozghub.xoev.validation.Reading;
import de.ozghub.xoev.validation.ValidationReport;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Has an opened submission scanned, validates its data against the schema of their service, knows a message that was processed
 * before by its {@code nachrichtenUUID}, and looks into the attachments. What becomes of invalid and repeated data the package
 * says.
 */
public final class Validation {

    private static final int MAX_PROBLEMS = 20;

    /** Nobody can work on these: they go back to the sender whatever the package says. */
    private static final Set<ProblemCode> UNREADABLE = EnumSet.of(
            ProblemCode.NOT_UTF8, ProblemCode.NOT_WELL_FORMED, ProblemCode.XML_FORBIDDEN, ProblemCode.TOO_LARGE);

    private final ActivePackages packages;
    private final Payloads payloads;
    private final Journal journal;
    private final Scanning scanning;
    private final Inboxes inboxes;
    private final AttachmentGate attachments;

    public Validation(
            ActivePackages packages,
            Payloads payloads,
            Journal journal,
            Scanning scanning,
            Inboxes inboxes,
            AttachmentGate attachments) {
        this.packages = packages;
        this.payloads = payloads;
        this.journal = journal;
        this.scanning = scanning;
        this.inboxes = inboxes;
        this.attachments = attachments;
    }

    public Step<Valid> validate(Opened opened) {
        var service = opened.recorded().arrival().service();
        SchemaKey schema = opened.content().schema();
        Optional<Inboxes.Place> inbox = inboxes.of(opened);
        Optional<Active> found = inbox.isPresent() ? inboxes.active(inbox.get()) : packages.find(service, schema);
        if (found.isEmpty()) {
            return inbox.isPresent()
                    ? stop(opened, Stopped.End.PERSON, List.of(inboxes.closed(inbox.get(), service)), 1)
                    : closedMeanwhile(opened, schema);
        }
        Active active = found.get();
        return scanned(
                opened,
                active,
                clean -> inbox.isPresent()
                        ? attachments.pass(inboxes.valid(clean, inbox.get(), active))
                        : judged(clean, active));
    }

    private Step<Valid> scanned(Opened opened, Active active, Function<Opened, Step<Valid>> next) {
        boolean tellsFinds = active.mappingPackage().policy().attachments().tellsFinds();
        return switch (scanning.scan(opened, tellsFinds)) {
            case Step.Stop<Trail> stop -> new Step.Stop<>(stop.stopped());
            case Step.Next<Trail> clean -> next.apply(new Opened(opened.recorded(), opened.content(), clean.value()));
        };
    }

    private Step<Valid> judged(Opened opened, Active active) {
        SchemaKey schema = opened.content().schema();
        long limit = XmlLimits.DEFAULT.maxBytes();
        if (opened.content().data().bytes() > limit) {
            return stop(
                    opened, Stopped.End.REJECT, List.of(Problem.of(ProblemCode.TOO_LARGE, "data", "limit", limit)), 1);
        }
        byte[] data = data(opened);
        Reading reading = active.validator().read(data);
        ValidationReport report = reading.report();
        return switch (report.verdict()) {
            case VALID -> valid(opened, active, data, reading.header());
            case INVALID -> invalid(opened, active, report.findings());
            case CANNOT_JUDGE ->
                stop(
                        opened,
                        Stopped.End.PERSON,
                        List.of(missing(opened, schema)),
                        report.findings().size());
        };
    }

    private Step<Valid> valid(Opened opened, Active active, byte[] data, Optional<MessageHeader> header) {
        var submission = opened.recorded().submission().id();
        boolean repeated = header.flatMap(MessageHeader::messageId)
                .flatMap(message -> journal.carriedBefore(submission, message))
                .isPresent();
        if (repeated) {
            return stop(opened, end(active), List.of(Problem.of(ProblemCode.DUPLICATE_MESSAGE, "data")), 1);
        }
        var schema = opened.content().schema();
        return attachments.pass(new Valid(
                opened,
                active.mappingPackage(),
                Bytes.of(data),
                null,
                opened.trail().and(Stage.VALIDATION, JournalEvent.VALID, Map.of("schema", schema.value()))));
    }

    private static Stopped.End end(Active active) {
        return active.mappingPackage().policy().onInvalid() == ServicePolicy.OnInvalid.REJECT
                ? Stopped.End.REJECT
                : Stopped.End.PERSON;
    }

    /** The gate was open when it arrived, and is not any more: it was promised, so a person decides. */
    private Step<Valid> closedMeanwhile(Opened opened, SchemaKey schema) {
        Problem why = packages.closed(opened.recorded().arrival().service()).orElseGet(() -> missing(opened, schema));
        return stop(opened, Stopped.End.PERSON, List.of(why), 1);
    }

    private static Problem missing(Opened opened, SchemaKey schema) {
        return Problem.of(ProblemCode.SCHEMA_PACKAGE_MISSING, "data", "schema", schema)
                .with("service", opened.recorded().arrival().service());
    }

    private static Step<Valid> invalid(Opened opened, Active active, List<Finding> findings) {
        boolean unreadable = findings.stream().map(Finding::code).anyMatch(UNREADABLE::contains);
        Stopped.End end = unreadable ? Stopped.End.REJECT : end(active);
        List<Problem> problems = findings.stream()
                .limit(MAX_PROBLEMS)
                .map(finding -> finding.problem("data"))
                .toList();
        return stop(opened, end, problems, findings.size());
    }

    private static Step<Valid> stop(Opened opened, Stopped.End end, List<Problem> problems, int count) {
        var trail = opened.trail()
                .and(Stage.VALIDATION, JournalEvent.INVALID, Said.of(problems.getFirst(), "count", count));
        return new Step.Stop<>(new Stopped(opened.recorded().lease(), Stage.VALIDATION, end, problems, trail));
    }

    private byte[] data(Opened opened) {
        try (InputStream in = payloads.read(opened.content().data().id())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the opened data cannot be read back", e);
        }
    }
}
