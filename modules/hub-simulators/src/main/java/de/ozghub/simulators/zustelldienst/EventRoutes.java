package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import de.ozghub.simulators.zustelldienst.Submission.Case;
import de.ozghub.simulators.zustelldienst.Submission.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;

/** The event log of a case: read by both parties, written by the subscriber. */
final class EventRoutes {

    private static final int MAX_TOKEN_BYTES = 512 * 1024;

    private final Desk desk;

    EventRoutes(Desk desk) {
        this.desk = desk;
    }

    void mount(Router router) {
        router.on("GET", "/submission-api/v2/cases/{caseId}/events", this::ofCase);
        router.on("GET", "/submission-api/v2/submissions/{submissionId}/events", this::ofSubmission);
        router.on("POST", "/submission-api/v2/cases/{caseId}/events", this::post);
    }

    private Reply ofCase(Call call) throws IOException {
        var caller = desk.caller(call);
        var itsCase = desk.office().deadlines().kept(call.id("caseId"));
        caller.mustTakePart(itsCase.clientId, itsCase.destinationId);
        return page(call, events(itsCase));
    }

    private Reply ofSubmission(Call call) throws IOException {
        var caller = desk.caller(call);
        var submission = desk.submission(call.id("submissionId"));
        caller.mustTakePart(submission.created.clientId(), submission.created.destinationId());
        desk.office().deadlines().kept(submission.itsCase.id);
        var own = events(submission.itsCase).stream()
                .filter(event -> event.submissionId().equals(submission.id()))
                .toList();
        return page(call, own);
    }

    private List<Event> events(Case itsCase) throws IOException {
        synchronized (itsCase) {
            var submissions = itsCase.events().stream()
                    .map(Event::submissionId)
                    .distinct()
                    .toList();
            for (var id : submissions) {
                desk.submission(id);
            }
            return itsCase.events();
        }
    }

    private static Reply page(Call call, List<Event> events) {
        int limit = call.number("limit", 100, 1, 500);
        int offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
        var page = events.stream().skip(offset).limit(limit).map(Event::set).toList();
        var body = new LinkedHashMap<String, Object>();
        body.put("offset", offset);
        body.put("count", page.size());
        body.put("totalCount", events.size());
        body.put("eventLog", page);
        return Reply.json(200, body);
    }

    private Reply post(Call call) throws IOException {
        var caller = desk.caller(call);
        caller.mustSubscribe();
        call.requireMediaType("application/jose");
        var itsCase = desk.office().deadlines().kept(call.id("caseId"));
        caller.mustSubscribe(itsCase.destinationId);
        var compact = new String(call.bytes(MAX_TOKEN_BYTES), StandardCharsets.US_ASCII).strip();
        var token = PostedToken.read(compact, itsCase.id, itsCase.destinationId, desk.destinations());
        var submission = submissionOf(itsCase, token);
        synchronized (itsCase) {
            decide(submission, token, compact);
        }
        desk.callbacks().happened(submission);
        return Reply.empty(204);
    }

    private Submission submissionOf(Case itsCase, PostedToken token) throws IOException {
        Submission submission;
        try {
            submission = desk.submission(token.submissionId());
        } catch (Refusal unknown) {
            throw PostedToken.invalid("sub is not a submission of this case");
        }
        if (!submission.itsCase.id.equals(itsCase.id)) {
            throw PostedToken.invalid("sub is not a submission of this case");
        }
        return submission;
    }

    private void decide(Submission submission, PostedToken token, String compact) throws IOException {
        var tags = token.payload().path("authenticationTags");
        if (!tags.isMissingNode() && !submission.tags().sameAs(tags)) {
            throw PostedToken.invalid("authenticationTags differ from what was submitted");
        }
        if (!submission.mayBeFetched()) {
            throw Refusal.of(409, "invalid-state-transition", "The submission's state does not allow this event");
        }
        desk.book().record(new Change.Happened(submission.id(), token.event(), desk.now(), compact));
        if (token.event() != EventName.FORWARD) {
            desk.payloads().delete(submission.id());
        }
    }
}
