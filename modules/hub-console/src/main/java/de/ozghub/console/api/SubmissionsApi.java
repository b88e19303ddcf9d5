package de.ozghub.console.api;

import de.ozghub.console.api.DeadlinesApi.DeadlineBody;
import de.ozghub.console.api.SubmissionBody.DetailBody;
import de.ozghub.console.decision.Action;
import de.ozghub.console.decision.Decisions;
import de.ozghub.console.decision.Draft;
import de.ozghub.console.decision.Flaw;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions;
import de.ozghub.core.journal.Submissions.Filter;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.core.operation.Operator;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.SubmissionId;
import java.security.Principal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Submissions for scripts: list, detail, decisions. */
@RestController
@RequestMapping("/api/v1")
final class SubmissionsApi {

    static final int LONGEST_PAGE = 200;

    private final Submissions submissions;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Decisions decisions;

    SubmissionsApi(Submissions submissions, Deadlines deadlines, Journal journal, Decisions decisions) {
        this.deadlines = deadlines;
        this.submissions = submissions;
        this.journal = journal;
        this.decisions = decisions;
    }

    @GetMapping("/submissions")
    SubmissionBody.Page list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String authority,
            @RequestParam(required = false) @Nullable String externalId,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiProblems.badRequest("limit must be 1 to " + LONGEST_PAGE);
        }
        var filter = new Filter(
                parse("state", state, SubmissionState::of),
                parse("authority", authority, AuthorityKey::new),
                null,
                externalId);
        var found = submissions.find(filter, parse("before", before, SubmissionId::of), limit);
        String next = found.size() < limit ? null : found.getLast().id().toString();
        return new SubmissionBody.Page(found.stream().map(SubmissionBody::of).toList(), next);
    }

    @GetMapping("/submissions/{id}")
    DetailBody detail(@PathVariable String id) {
        var submission = known(id);
        var detail = submissions.detail(submission).orElseThrow(ApiProblems::notFound);
        return DetailBody.of(
                detail,
                deadlines.of(submission),
                journal.firstBroken(submission).orElse(null));
    }

    @GetMapping("/clarifications")
    List<ClarificationBody> clarifications() {
        return submissions.clarifications(LONGEST_PAGE).stream()
                .map(waiting -> new ClarificationBody(
                        SubmissionBody.of(waiting.submission()),
                        waiting.delivery() == null ? null : DeliveryBody.of(waiting.delivery()),
                        DeadlineBody.ofNullable(waiting.next())))
                .toList();
    }

    @PostMapping(path = "/submissions/{id}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String id, @RequestBody Decision body, Principal account) {
        decide(Action.RELEASE, id, body, account);
    }

    @PostMapping(path = "/submissions/{id}/confirm", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable String id, @RequestBody Decision body, Principal account) {
        decide(Action.CONFIRM, id, body, account);
    }

    @PostMapping(path = "/submissions/{id}/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(@PathVariable String id, @RequestBody Decision body, Principal account) {
        decide(Action.REJECT, id, body, account);
    }

    @PostMapping(path = "/submissions/{id}/answered", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answered(@PathVariable String id, @RequestBody Decision body, Principal account) {
        decide(Action.ANSWERED, id, body, account);
    }

    private void decide(Action action, String id, Decision body, Principal account) {
        var submission = known(id);
        var draft = new Draft(action, body.delivery(), body.reference(), body.reason());
        var flaws = draft.flaws();
        if (!flaws.isEmpty()) {
            throw ApiProblems.flawed(flaws.stream().map(Flaw::english).toList());
        }
        switch (decisions.carryOut(new Operator(account.getName()), submission, draft)) {
            case CommandResult.Done done -> {}
            case CommandResult.NotFound none -> throw ApiProblems.notFound();
            case CommandResult.NotWaiting none ->
                throw ApiProblems.conflict("It does not wait for a person, or no longer.");
            case CommandResult.CaseExists none ->
                throw ApiProblems.conflict("A back office already has a case; rejecting would contradict it.");
        }
    }

    private static SubmissionId known(String id) {
        try {
            return SubmissionId.of(id);
        } catch (IllegalArgumentException e) {
            throw ApiProblems.notFound();
        }
    }

    static <T> @Nullable T parse(String name, @Nullable String text, Function<String, T> parser) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblems.badRequest(name + " has a value that cannot exist");
        }
    }

    /** What a script sends with a decision. */
    record Decision(
            @Nullable String delivery,
            @Nullable String reference,
            @Nullable String reason) {}

    record ClarificationBody(
            SubmissionBody submission,
            @Nullable DeliveryBody delivery,
            @Nullable DeadlineBody deadline) {}
}
