package de.ozghub.console.page;

import de.ozghub.console.settings.ConsoleSettings;
import de.ozghub.console.settings.Role;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Gives the pages behind the log-in what stands around them. */
@ControllerAdvice(assignableTypes = {OverviewPage.class, SubmissionPage.class, ListPages.class})
final class FrameAdvice {

    private final ConsoleSettings settings;
    private final Submissions submissions;
    private final Alarms alarms;
    private final Wording wording;

    FrameAdvice(ConsoleSettings settings, Submissions submissions, Alarms alarms, Wording wording) {
        this.settings = settings;
        this.submissions = submissions;
        this.alarms = alarms;
        this.wording = wording;
    }

    @ModelAttribute("words")
    Words words(Locale locale) {
        return wording.in(Language.spoken(locale));
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Authentication login, @ModelAttribute("words") Words words) {
        var role = role(login);
        var waiting = new Frame.Waiting(
                Figure.of(submissions
                        .counts(Set.of(SubmissionState.CLARIFICATION))
                        .getOrDefault(SubmissionState.CLARIFICATION, Submissions.Count.NONE)),
                alarms.open().size());
        return new Frame(
                settings.verbundName(),
                login.getName(),
                words.text("role." + role.name().toLowerCase(Locale.ROOT)),
                role == Role.OPERATOR,
                otherLanguage(request, words),
                waiting);
    }

    private static Role role(Authentication login) {
        for (var role : Role.values()) {
            if (login.getAuthorities().stream()
                    .anyMatch(right -> ("ROLE_" + role.name()).equals(right.getAuthority()))) {
                return role;
            }
        }
        throw new IllegalStateException("an account without a role cannot log in");
    }

    private static String otherLanguage(HttpServletRequest request, Words words) {
        return ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam(Language.PARAMETER, words.text("language.other"))
                .build()
                .toUriString();
    }
}
