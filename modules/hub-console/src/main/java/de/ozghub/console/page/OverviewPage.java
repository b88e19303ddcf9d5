package de.ozghub.console.page;

import de.ozghub.console.fault.FaultSwitches;
import de.ozghub.console.settings.Names;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Deadlines.Urgency;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first page: how many, what is open, what came last; in a demonstration also what can be broken. */
@Controller
final class OverviewPage {

    private static final int LINES = 25;
    private static final int ALARMS_SHOWN = 3;

    private final Submissions submissions;
    private final Deadlines deadlines;
    private final Alarms alarms;
    private final FaultSwitches faults;
    private final Names names;

    OverviewPage(Submissions submissions, Deadlines deadlines, Alarms alarms, FaultSwitches faults, Wording wording) {
        this.deadlines = deadlines;
        this.submissions = submissions;
        this.alarms = alarms;
        this.faults = faults;
        this.names = wording.names();
    }

    @GetMapping("/")
    String overview(
            ListQuery query,
            @ModelAttribute("words") Words words,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String refresh,
            Model model) {
        model.addAttribute("query", query);
        model.addAttribute("tiles", tiles(words));
        model.addAttribute("dues", dues(words));
        var open = alarms.open();
        model.addAttribute(
                "alarms",
                open.stream()
                        .limit(ALARMS_SHOWN)
                        .map(alarm -> AlarmView.of(alarm, words))
                        .toList());
        model.addAttribute("moreAlarms", Math.max(0, open.size() - ALARMS_SHOWN));
        addLines(query, words, model);
        model.addAttribute("refresh", refresh != null);
        if (refresh != null) {
            return "overview :: live";
        }
        model.addAttribute("authorities", choices());
        model.addAttribute("states", tiles(words));
        model.addAttribute("urgencies", dues(words));
        model.addAttribute("hasFaults", faults.exist());
        model.addAttribute("boards", faults.boards());
        return "overview";
    }

    @GetMapping("/fault-switches")
    String faultSwitches(Model model) {
        model.addAttribute("hasFaults", faults.exist());
        model.addAttribute("boards", faults.boards());
        return "overview :: faults";
    }

    @PostMapping("/fault-switches/{index}")
    String turn(
            @PathVariable int index,
            @RequestParam String id,
            @RequestParam boolean active,
            @ModelAttribute("words") Words words,
            RedirectAttributes next) {
        if (!faults.turn(index, id, active)) {
            next.addFlashAttribute("failure", words.text("faults.failed"));
        }
        return "redirect:/";
    }

    private void addLines(ListQuery query, Words words, Model model) {
        Urgency urgency = query.urgency();
        if (urgency != null) {
            addLinesByDue(query, urgency, words, model);
            return;
        }
        var found = query.filter()
                .map(filter -> submissions.find(filter, query.beforeId(), LINES + 1))
                .orElse(List.of());
        model.addAttribute(
                "lines",
                found.stream().limit(LINES).map(one -> Line.of(one, words)).toList());
        model.addAttribute(
                "nextPage",
                found.size() > LINES
                        ? query.addressAfter(found.get(LINES - 1).id().toString())
                        : null);
    }

    private void addLinesByDue(ListQuery query, Urgency urgency, Words words, Model model) {
        var found = query.filter()
                .map(filter -> deadlines.find(urgency, filter, query.beforePosition(), LINES + 1))
                .orElse(List.of());
        model.addAttribute(
                "lines",
                found.stream()
                        .limit(LINES)
                        .map(one -> Line.of(one.submission(), one.deadline(), words))
                        .toList());
        model.addAttribute(
                "nextPage",
                found.size() > LINES
                        ? query.addressAfter(found.get(LINES - 1).position().text())
                        : null);
    }

    private List<Tile> dues(Words words) {
        var urgent = deadlines.urgent();
        return List.of(
                new Tile(
                        Urgency.OVERDUE.id(),
                        new Badge(words.text("due.overdue"), Badge.Tone.BAD),
                        new Figure(urgent.overdue(), false)),
                new Tile(
                        Urgency.NEAR.id(),
                        new Badge(words.text("due.near"), Badge.Tone.ATTENTION),
                        new Figure(urgent.near(), false)));
    }

    private List<Tile> tiles(Words words) {
        var counts = submissions.counts(EnumSet.allOf(SubmissionState.class));
        return Arrays.stream(SubmissionState.values())
                .map(state -> new Tile(
                        state.id(), words.state(state), Figure.of(counts.getOrDefault(state, Submissions.Count.NONE))))
                .toList();
    }

    private List<Choice> choices() {
        return names.authorities().stream()
                .map(key -> new Choice(key.value(), names.authority(key)))
                .toList();
    }

    /** Count of one state or urgency. */
    public record Tile(String id, Badge state, Figure count) {}

    /** One value of a filter. */
    public record Choice(String value, String text) {}
}
