package de.ozghub.console.page;

import de.ozghub.console.decision.Action;
import de.ozghub.console.decision.Decisions;
import de.ozghub.console.decision.Draft;
import de.ozghub.console.decision.Flaw;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.Submissions;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.core.operation.Operator;
import de.ozghub.core.operation.OperatorCommands;
import de.ozghub.submission.SubmissionId;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One submission: its way so far, its deliveries, and what an operator may decide. */
@Controller
final class SubmissionPage {

    private final Submissions submissions;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Decisions decisions;

    SubmissionPage(Submissions submissions, Deadlines deadlines, Journal journal, Decisions decisions) {
        this.deadlines = deadlines;
        this.submissions = submissions;
        this.journal = journal;
        this.decisions = decisions;
    }

    /** {@code was} is the state the reader sees; if it changed, the whole page is loaded again, as other actions are possible. */
    @GetMapping("/submissions/{id}")
    String submission(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String was,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String refresh,
            @ModelAttribute("words") Words words,
            Model model,
            HttpServletResponse response) {
        var submission = parsed(id);
        var view = view(submission, words);
        model.addAttribute("submission", view);
        model.addAttribute("refresh", refresh != null);
        if (refresh != null) {
            if (!view.stateId().equals(was)) {
                response.setHeader("HX-Refresh", "true");
            }
            return "submission :: live";
        }
        addRest(submission, model);
        return "submission";
    }

    @PostMapping("/submissions/{id}")
    String decide(
            @PathVariable String id,
            Entered entered,
            Principal account,
            @ModelAttribute("words") Words words,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var submission = parsed(id);
        var draft = entered.draft();
        var flaws = draft.flaws();
        if (!flaws.isEmpty()) {
            return again(
                    submission,
                    entered,
                    flaws.stream().map(flaw -> text(flaw, words)).toList(),
                    words,
                    model,
                    response);
        }
        var result = decisions.carryOut(new Operator(account.getName()), submission, draft);
        return switch (result) {
            case CommandResult.Done done -> {
                next.addFlashAttribute("success", words.text("decision.done." + entered.decision()));
                yield "redirect:/submissions/" + submission;
            }
            case CommandResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case CommandResult.NotWaiting none ->
                again(submission, entered, List.of(words.text("decision.not-waiting")), words, model, response);
            case CommandResult.CaseExists none ->
                again(submission, entered, List.of(words.text("decision.case-exists")), words, model, response);
        };
    }

    private String again(
            SubmissionId submission,
            Entered entered,
            List<String> failures,
            Words words,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("submission", view(submission, words));
        model.addAttribute("failures", failures);
        addRest(submission, model, entered);
        return "submission";
    }

    private void addRest(SubmissionId submission, Model model) {
        addRest(submission, model, Entered.NOTHING);
    }

    private void addRest(SubmissionId submission, Model model, Entered entered) {
        model.addAttribute("firstBroken", journal.firstBroken(submission).orElse(null));
        model.addAttribute("entered", entered);
        model.addAttribute("reasonLength", OperatorCommands.REASON_LENGTH);
        model.addAttribute("referenceLength", OperatorCommands.REFERENCE_LENGTH);
    }

    private SubmissionView view(SubmissionId submission, Words words) {
        return submissions
                .detail(submission)
                .map(detail -> SubmissionView.of(detail, deadlines.of(submission), words))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String text(Flaw flaw, Words words) {
        return words.text("flaw." + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static SubmissionId parsed(String id) {
        try {
            return SubmissionId.of(id);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** What was typed into a form; shown again when it cannot be carried out. */
    public record Entered(
            String decision,
            @Nullable String delivery,
            @Nullable String reference,
            @Nullable String reason) {

        static final Entered NOTHING = new Entered("", null, null, null);

        Draft draft() {
            var action = Arrays.stream(Action.values())
                    .filter(known -> known.name().equalsIgnoreCase(decision))
                    .findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
            return new Draft(action, delivery, reference, reason);
        }
    }
}
