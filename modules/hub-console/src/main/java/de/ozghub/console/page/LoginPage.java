package de.ozghub.console.page;

import de.ozghub.console.settings.ConsoleSettings;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log-in form. It never says whether an account exists. */
@Controller
final class LoginPage {

    private final ConsoleSettings settings;

    LoginPage(ConsoleSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String wait,
            @RequestParam(required = false) @Nullable String out,
            @Nullable Principal account,
            Model model) {
        if (account != null) {
            return "redirect:/";
        }
        model.addAttribute("verbund", settings.verbundName());
        model.addAttribute("notice", notice(error, wait, out));
        model.addAttribute("failed", error != null || wait != null);
        return "login";
    }

    private static @Nullable String notice(@Nullable String error, @Nullable String wait, @Nullable String out) {
        if (wait != null) {
            return "login.wait";
        }
        if (error != null) {
            return "login.error";
        }
        return out != null ? "login.out" : null;
    }
}
