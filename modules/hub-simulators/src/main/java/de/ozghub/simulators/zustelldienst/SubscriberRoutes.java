package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What a subscriber does: list what waits, fetch it. */
final class SubscriberRoutes {

    private static final int PAGE = 100;
    private static final int MAX_PAGE = 500;

    private final Desk desk;
    private final FaultSwitches faults;

    SubscriberRoutes(Desk desk, FaultSwitches faults) {
        this.desk = desk;
        this.faults = faults;
    }

    void mount(Router router) {
        router.on("GET", "/submission-api/v2/submissions", this::list);
        router.on("GET", "/submission-api/v2/submissions/{submissionId}", this::read);
        router.on("GET", "/submission-api/v2/submissions/{submissionId}/attachments/{attachmentId}", this::attachment);
    }

    private Reply list(Call call) throws IOException {
        var caller = desk.caller(call);
        caller.mustSubscribe();
        int limit = call.number("limit", PAGE, 1, MAX_PAGE);
        int offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
        var waiting = waiting(call, caller);
        var page = waiting.stream()
                .skip(offset)
                .limit(limit)
                .map(SubscriberRoutes::reference)
                .toList();
        var body = new LinkedHashMap<String, Object>();
        body.put("offset", offset);
        body.put("count", page.size());
        body.put("totalCount", waiting.size());
        body.put("submissions", page);
        return Reply.json(200, body);
    }

    private List<Submission> waiting(Call call, Caller caller) throws IOException {
        var wanted = call.query("destinationId");
        List<UUID> destinations;
        if (wanted.isPresent()) {
            var id = Call.uuid(wanted.get())
                    .orElseThrow(() -> Refusal.of(400, "bad-request", "destinationId is not a UUID"));
            caller.mustSubscribe(id);
            destinations = List.of(id);
        } else {
            destinations = caller.destinations().stream().sorted().toList();
        }
        for (var destination : destinations) {
            desk.office().deadlines().keepWaiting(destination);
        }
        var visibleUntil = visibleUntil();
        int times = faults.isOn(ZustelldienstFaults.DUPLICATE_DELIVERY) ? 2 : 1;
        return destinations.stream()
                .flatMap(destination -> desk.book().waiting(destination).stream())
                .filter(submission -> !submission.submittedAt().isAfter(visibleUntil))
                .flatMap(submission -> Stream.generate(() -> submission).limit(times))
                .toList();
    }

    private Instant visibleUntil() {
        return faults.isOn(ZustelldienstFaults.LIST_LAG)
                ? desk.now().minus(Duration.ofSeconds(faults.value(ZustelldienstFaults.LIST_LAG)))
                : Instant.MAX;
    }

    private static Map<String, UUID> reference(Submission submission) {
        var reference = new LinkedHashMap<String, UUID>();
        reference.put("destinationId", submission.created.destinationId());
        reference.put("submissionId", submission.id());
        reference.put("caseId", submission.itsCase.id);
        return reference;
    }

    private Reply read(Call call) throws IOException {
        var submission = fetchable(call);
        var created = submission.created;
        var stored = Json.mapper().readTree(stored(submission));
        var body = new LinkedHashMap<String, Object>();
        body.put("submissionId", submission.id());
        body.put("caseId", submission.itsCase.id);
        body.put("destinationId", created.destinationId());
        body.put("attachments", created.announcedAttachments());
        body.put("publicService", service(created.publicService()));
        if (created.region() != null) {
            body.put("region", created.region());
        }
        body.put("encryptedMetadata", stored.path("encryptedMetadata"));
        body.put("encryptedData", stored.path("encryptedData"));
        return Reply.json(200, body);
    }

    private byte[] stored(Submission submission) throws IOException {
        try {
            return Files.readAllBytes(desk.payloads().body(submission.id()));
        } catch (NoSuchFileException e) {
            // Accepted and deleted between the check and this line.
            throw CaseBook.notFound();
        }
    }

    private static Map<String, String> service(Change.Service service) {
        var view = new LinkedHashMap<String, String>();
        view.put("identifier", service.identifier());
        if (service.name() != null) {
            view.put("name", service.name());
        }
        return view;
    }

    private Reply attachment(Call call) throws IOException {
        var submission = fetchable(call);
        var attachmentId = call.id("attachmentId");
        var file = desk.payloads().attachment(submission.id(), shown(submission, attachmentId));
        if (!submission.created.announcedAttachments().contains(attachmentId) || !Files.exists(file)) {
            throw Refusal.of(404, "attachment-not-found", "Attachment not found");
        }
        return Reply.file("application/jose", file);
    }

    /** Another attachment of the same submission, where the fault is on and there is one. */
    private UUID shown(Submission submission, UUID attachmentId) {
        if (!faults.isOn(ZustelldienstFaults.SWAPPED_ATTACHMENT)) {
            return attachmentId;
        }
        return submission.created.announcedAttachments().stream()
                .filter(other -> !other.equals(attachmentId))
                .findFirst()
                .orElse(attachmentId);
    }

    private Submission fetchable(Call call) throws IOException {
        var caller = desk.caller(call);
        caller.mustSubscribe();
        var submission = desk.submission(call.id("submissionId"));
        caller.mustSubscribe(submission.created.destinationId());
        synchronized (submission.itsCase) {
            if (!submission.mayBeFetched()) {
                throw CaseBook.notFound();
            }
        }
        return submission;
    }
}
