package de.ozghub.console.page;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {name}} in a sentence, once: a value that looks like a placeholder stays text. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final String ABSENT = "–";

    private Placeholders() {}

    static String fill(String sentence, Map<String, String> values, UnaryOperator<String> readable) {
        return PLACEHOLDER.matcher(sentence).replaceAll(found -> {
            String value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? ABSENT : readable.apply(value));
        });
    }
}
