package de.ozghub.xoev.json;

import com.networknt.schema.regex.RegularExpression;
import java.io.Serial;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern of a schema whose work on one text is counted and ended: the JDK's patterns cannot be interrupted. */
final class BoundedPattern implements RegularExpression {

    /** The text asks for more work than any honest one needs. */
    static final class Exhausted extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("pattern work exhausted", null, false, false);
        }
    }

    /** Characters looked at: about a tenth of a second. */
    private static final int MAX_LOOKS = 5_000_000;

    private final Pattern pattern;

    BoundedPattern(String expression) {
        this.pattern = compile(expression);
    }

    /** ECMA 262 anchors and escapes as far as the JDK shares them; {@code $} means the very end. */
    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression.replaceAll("(?<!\\\\)\\$$", "\\\\z"));
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException("a pattern of the schema is not usable: " + e.getDescription(), e);
        }
    }

    @Override
    public boolean matches(String value) {
        return pattern.matcher(new Counted(value, 0, value.length(), new AtomicInteger(MAX_LOOKS)))
                .find();
    }

    /** A text that counts how often it is looked at. */
    private record Counted(String text, int from, int to, AtomicInteger budget) implements CharSequence {

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (budget.getPlain() <= 0) {
                throw new Exhausted();
            }
            budget.setPlain(budget.getPlain() - 1);
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, from + start, from + end, budget);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
