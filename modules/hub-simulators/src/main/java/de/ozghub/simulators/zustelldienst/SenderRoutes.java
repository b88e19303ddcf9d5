package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.store.DurableFiles;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a sender does: announce, upload attachments, send off. */
final class SenderRoutes {

    /** Metadata and data together, base64 and JSON included: the official service refuses at about 10 to 14 MB. */
    private static final int MAX_SUBMISSION_BYTES = 14 * 1024 * 1024;

    private static final long MAX_TOTAL_BYTES = 2_000_000_000L;

    private final Desk desk;
    private final FaultSwitches faults;

    SenderRoutes(Desk desk, FaultSwitches faults) {
        this.desk = desk;
        this.faults = faults;
    }

    void mount(Router router) {
        router.on("POST", "/submission-api/v2/submissions", this::create);
        router.on("PUT", "/submission-api/v2/submissions/{submissionId}/attachments/{attachmentId}", this::upload);
        router.on("PUT", "/submission-api/v2/submissions/{submissionId}", this::submit);
    }

    private Reply create(Call call) throws IOException {
        var caller = desk.caller(call);
        caller.mustSend();
        call.requireMediaType("application/json");
        var wanted = Announcement.of(Json.parse(call.bytes(256 * 1024)));
        requireOffer(wanted);
        var caseId = wanted.caseId().orElseGet(UUID::randomUUID);
        wanted.caseId().ifPresent(id -> requireOwnCase(id, caller, wanted.destinationId()));
        var submissionId = UUID.randomUUID();
        var now = desk.now();
        desk.book()
                .record(new Change.Created(
                        submissionId,
                        caseId,
                        wanted.destinationId(),
                        caller.clientId(),
                        wanted.service(),
                        wanted.region(),
                        wanted.attachments(),
                        now,
                        desk.tokens().created(submissionId, caseId, now)));
        return Reply.json(201, Map.of("submissionId", submissionId, "caseId", caseId));
    }

    private void requireOffer(Announcement wanted) {
        var destination = desk.destinations().get(wanted.destinationId());
        if (!desk.destinations().status(wanted.destinationId()).equals("active")) {
            throw Refusal.of(422, "destination-state-invalid", "The destination takes no new submissions");
        }
        var identifier = wanted.service().identifier();
        if (destination.publicServices().stream()
                .noneMatch(service -> service.identifier().equals(identifier))) {
            throw Refusal.of(422, "service-not-offered", "The destination does not offer this service");
        }
    }

    private void requireOwnCase(UUID caseId, Caller caller, UUID destinationId) {
        var existing = desk.office().deadlines().kept(caseId);
        caller.mustOwn(existing.clientId);
        if (!existing.destinationId.equals(destinationId)) {
            throw Refusal.of(422, "case-mismatch", "The case belongs to another destination");
        }
    }

    private Reply upload(Call call) throws IOException {
        var submission = own(call);
        var attachmentId = call.id("attachmentId");
        call.requireMediaType("application/jose");
        if (!submission.created.announcedAttachments().contains(attachmentId)) {
            throw Refusal.of(422, "attachment-not-announced", "The attachment was not announced");
        }
        requireIncomplete(submission);
        desk.payloads().checkLength(call.length());
        var part = desk.payloads().receive(submission.id(), attachmentId, call.body());
        try {
            CompactJwe.checkAttachment(part, submission.created.destinationId(), desk.destinations());
            putInPlace(submission, attachmentId, part);
        } finally {
            Files.deleteIfExists(part);
        }
        return Reply.empty(204);
    }

    private void putInPlace(Submission submission, UUID attachmentId, Path part) throws IOException {
        synchronized (submission.itsCase) {
            requireIncomplete(submission);
            DurableFiles.put(part, desk.payloads().attachment(submission.id(), attachmentId));
        }
    }

    private Reply submit(Call call) throws IOException {
        var submission = own(call);
        call.requireMediaType("application/json");
        byte[] body = call.bytes(MAX_SUBMISSION_BYTES);
        var json = Json.parse(body);
        if (!json.path("encryptedMetadata").isString()
                || !json.path("encryptedData").isString()) {
            throw Refusal.of(400, "bad-request", "encryptedMetadata and encryptedData are required");
        }
        var metadata = json.path("encryptedMetadata").asString();
        var data = json.path("encryptedData").asString();
        CompactJwe.checkMetadata(metadata, submission.created.destinationId(), desk.destinations());
        CompactJwe.checkData(data, submission.created.destinationId(), desk.destinations());
        if (faults.isOn(ZustelldienstFaults.CURRENT_KEY_ONLY)) {
            var kid = desk.destinations().encryptionKid(submission.created.destinationId());
            CompactJwe.requireKid(metadata, kid);
            CompactJwe.requireKid(data, kid);
        }
        synchronized (submission.itsCase) {
            requireIncomplete(submission);
            var tags = new Tags(CompactJwe.tag(metadata), CompactJwe.tag(data), attachmentTags(submission));
            desk.payloads()
                    .storeBody(
                            submission.id(), Json.bytes(Map.of("encryptedMetadata", metadata, "encryptedData", data)));
            var now = desk.now();
            var set = desk.tokens().submitted(submission.id(), submission.itsCase.id, now, tags);
            desk.book().record(new Change.Submitted(submission.id(), tags, now, set));
        }
        desk.callbacks().submitted(submission);
        return Reply.json(
                200,
                Map.of(
                        "submissionId", submission.id(),
                        "caseId", submission.itsCase.id,
                        "destinationId", submission.created.destinationId()));
    }

    private Map<UUID, String> attachmentTags(Submission submission) throws IOException {
        var announced = submission.created.announcedAttachments();
        var tags = new LinkedHashMap<UUID, String>();
        for (var id : announced) {
            var file = desk.payloads().attachment(submission.id(), id);
            if (!Files.exists(file)) {
                throw Refusal.of(422, "attachments-incomplete", "An announced attachment is missing");
            }
            tags.put(id, CompactJwe.tag(file));
        }
        desk.payloads().checkTotal(submission.id(), announced, MAX_TOTAL_BYTES);
        return tags;
    }

    private Submission own(Call call) throws IOException {
        var caller = desk.caller(call);
        caller.mustSend();
        var submission = desk.submission(call.id("submissionId"));
        caller.mustOwn(submission.created.clientId());
        return submission;
    }

    private static void requireIncomplete(Submission submission) {
        synchronized (submission.itsCase) {
            switch (submission.state()) {
                case INCOMPLETE -> {}
                case DELETED -> throw CaseBook.notFound();
                case SUBMITTED, FORWARDED, ACCEPTED, REJECTED ->
                    throw Refusal.of(409, "invalid-state-transition", "The submission was already sent off");
            }
        }
    }
}
