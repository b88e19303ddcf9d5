package de.ozghub.mapping.message;

import de.ozghub.mapping.Bytes;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a page for people is one whole HTML document that runs and loads nothing when it is opened from a folder. */
public record PageProof() implements Proof {

    private static final Pattern WHOLE = Pattern.compile("<!doctype html>\\s*<html.*</html>\\s*", Pattern.DOTALL);

    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "script", Pattern.compile("<script|<iframe|<object|<embed"),
            "event-handler", Pattern.compile("<[^>]*\\son[a-z]+="),
            "loads",
                    Pattern.compile(
                            "<[^>]*\\s(?:src|action|formaction)=|<link|<base|<style[^>]*>[^<]*(?:@import|url\\()"));

    @Override
    public List<Problem> problems(Bytes message, String target) {
        String page = new String(message.toByteArray(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(page).matches()) {
            return List.of(invalid(target, "html"));
        }
        return FORBIDDEN.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(page).find())
                .map(rule -> invalid(target, rule.getKey()))
                .toList();
    }

    private static Problem invalid(String target, String rule) {
        return Problem.of(ProblemCode.TARGET_INVALID, target, "rule", rule)
                .with("line", 0)
                .with("field", "page");
    }
}
