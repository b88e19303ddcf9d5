package de.ozghub.fitconnect;

import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Compares what was opened with what the metadata, the service and the signed event say, and with what is offered. */
record ContentCheck(StoredArrival stored, AuthenticationTags tags, Metadata metadata, Map<String, OpenedPart> opened) {

    /** What a schema reference may show of itself to people. */
    private static final Pattern PRESENTABLE = Pattern.compile("[A-Za-z0-9.:/#_~%+-]{1,200}");

    void checkHashes(Map<UUID, OpenedPart> attachments) throws Rejection {
        var problems = new ArrayList<Problem>();
        if (!SubmissionOpening.part(opened, Parts.DATA).sha512().equals(metadata.dataSha512())) {
            problems.add(Problem.of(ProblemCode.HASH_MISMATCH, Parts.DATA));
        }
        for (var described : metadata.attachments()) {
            var attachment = attachments.get(described.id());
            if (attachment != null && !attachment.sha512().equals(described.sha512())) {
                problems.add(Problem.of(ProblemCode.HASH_MISMATCH, Assumed.ATTACHMENT_INSTANCE + described.id()));
            }
        }
        Rejection.ifAny(problems);
    }

    /** Announced, signed and described attachments are the same, and all are there. */
    void checkAttachments() throws Rejection {
        var announced = new HashSet<>(stored.document().attachments());
        var described = metadata.pieces();
        boolean same = stored.document().announcesProperly()
                && described.isPresent()
                && described.get().equals(announced)
                && tags.attachments().keySet().equals(announced);
        if (!same) {
            throw new Rejection(List.of(Problem.of(ProblemCode.ATTACHMENTS_MISMATCH, Assumed.SUBMISSION_INSTANCE)));
        }
        Rejection.ifAny(announced.stream()
                .filter(id -> !stored.has(id))
                .sorted()
                .map(id -> Problem.of(ProblemCode.MISSING_ATTACHMENT, Assumed.ATTACHMENT_INSTANCE + id))
                .toList());
        boolean large = SubmissionOpening.part(opened, Parts.DATA).isEmpty();
        if (large && metadata.largeData().size() != 1) {
            throw new Rejection(List.of(Problem.of(ProblemCode.MISSING_DATA, Parts.DATA)));
        }
    }

    void checkOffer(ServiceKey service, FitConnectDestination destination) throws Rejection {
        var problems = new ArrayList<Problem>();
        boolean served = destination.services().contains(service);
        if (!served && !destination.inbox()) {
            problems.add(Problem.of(ProblemCode.UNSUPPORTED_SERVICE, Assumed.SUBMISSION_INSTANCE, "service", service));
        }
        var schema = metadata.schemaUri();
        boolean presentable = PRESENTABLE.matcher(schema).matches();
        boolean offered = destination.schemas().stream().map(SchemaKey::value).anyMatch(schema::equals);
        boolean intoInbox = !served && destination.inbox() && presentable;
        if (!offered && !intoInbox) {
            problems.add(Problem.of(ProblemCode.UNSUPPORTED_SCHEMA, Parts.DATA, "schema", presentable ? schema : "?"));
        }
        Rejection.ifAny(problems);
    }
}
