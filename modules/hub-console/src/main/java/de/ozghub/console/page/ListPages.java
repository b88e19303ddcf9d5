package de.ozghub.console.page;

import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Submissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What waits for a person, and what a person must hear of. */
@Controller
final class ListPages {

    static final int LONGEST_LIST = 200;

    private final Submissions submissions;
    private final Alarms alarms;

    ListPages(Submissions submissions, Alarms alarms) {
        this.submissions = submissions;
        this.alarms = alarms;
    }

    @GetMapping("/clarification")
    String clarification(@ModelAttribute("words") Words words, Model model) {
        var waiting = submissions.clarifications(LONGEST_LIST);
        model.addAttribute(
                "waiting",
                waiting.stream().map(one -> WaitingView.of(one, words)).toList());
        model.addAttribute("cut", waiting.size() == LONGEST_LIST);
        return "clarification";
    }

    @GetMapping("/alarms")
    String alarms(@ModelAttribute("words") Words words, Model model) {
        model.addAttribute(
                "alarms",
                alarms.open().stream().map(alarm -> AlarmView.of(alarm, words)).toList());
        return "alarms";
    }
}
