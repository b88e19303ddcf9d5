package de.ozghub.xoev.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The texts that consist of given characters and short character sequences, one after the other: what the patterns of DIN
 * 91379 and String.Latin say ({@code (a|[b-d]|e(f|g)|…)*}). Says the same as the pattern, in one pass over the text where the
 * JDK's validator takes quadratic time. Read from the pattern itself, so that no list of characters is kept here. Immutable.
 */
final class CharacterSet {

    private static final int MAX_SEQUENCES = 20_000;

    private final BitSet singles;
    private final Map<Character, Set<String>> sequences;
    private final int longest;

    private CharacterSet(BitSet singles, Map<Character, Set<String>> sequences, int longest) {
        this.singles = singles;
        this.sequences = sequences;
        this.longest = longest;
    }

    /** Empty if the pattern is of another form. */
    static Optional<CharacterSet> parse(String pattern) {
        try {
            return Optional.of(new Parser(pattern).whole());
        } catch (OtherForm e) {
            return Optional.empty();
        }
    }

    boolean matches(CharSequence text) {
        int length = text.length();
        int i = 0;
        while (i < length && single(text.charAt(i)) && !starts(text, i)) {
            i++;
        }
        return i == length || segmented(text, i);
    }

    /** From here on a sequence may begin, or a character stand that is only allowed inside one. */
    private boolean segmented(CharSequence text, int from) {
        int length = text.length();
        // reachable[k]: everything before from + k can be cut into characters and sequences
        var reachable = new boolean[longest + 1];
        reachable[0] = true;
        for (int i = from; i < length; i++) {
            int slot = (i - from) % (longest + 1);
            if (reachable[slot]) {
                char c = text.charAt(i);
                if (single(c)) {
                    reachable[(slot + 1) % (longest + 1)] = true;
                }
                for (String sequence : sequences.getOrDefault(c, Set.of())) {
                    if (startsWith(text, i, sequence)) {
                        reachable[(slot + sequence.length()) % (longest + 1)] = true;
                    }
                }
            }
            reachable[slot] = false;
        }
        return reachable[(length - from) % (longest + 1)];
    }

    private boolean single(char c) {
        return singles.get(c);
    }

    /** True if a sequence could begin here: its second sign follows. */
    private boolean starts(CharSequence text, int i) {
        return i + 1 < text.length() && !single(text.charAt(i + 1)) && sequences.containsKey(text.charAt(i));
    }

    private static boolean startsWith(CharSequence text, int at, String sequence) {
        if (at + sequence.length() > text.length()) {
            return false;
        }
        for (int k = 0; k < sequence.length(); k++) {
            if (text.charAt(at + k) != sequence.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** The pattern is more than a repeated choice of characters and sequences. */
    private static final class OtherForm extends Exception {
        private static final long serialVersionUID = 1L;

        OtherForm() {
            super("another form", null, false, false);
        }
    }

    /** Reads the pattern by descent: choice, sequence, class, character. */
    private static final class Parser {

        private static final String SPECIAL = "()[]{}|*+?.^$\\";

        private final String pattern;
        private int at;

        Parser(String pattern) {
            this.pattern = pattern;
        }

        CharacterSet whole() throws OtherForm {
            expect('(');
            Set<String> words = choice();
            expect(')');
            expect('*');
            if (at != pattern.length()) {
                throw new OtherForm();
            }
            var singles = new BitSet();
            var sequences = new HashMap<Character, Set<String>>();
            int longest = 1;
            for (String word : words) {
                if (word.length() == 1) {
                    singles.set(word.charAt(0));
                } else {
                    sequences
                            .computeIfAbsent(word.charAt(0), first -> new HashSet<>())
                            .add(word);
                    longest = Math.max(longest, word.length());
                }
            }
            return new CharacterSet(singles, Map.copyOf(sequences), longest);
        }

        private Set<String> choice() throws OtherForm {
            var words = new HashSet<>(sequence());
            while (peek() == '|') {
                at++;
                words.addAll(sequence());
            }
            if (words.size() > MAX_SEQUENCES || words.contains("")) {
                throw new OtherForm();
            }
            return words;
        }

        private List<String> sequence() throws OtherForm {
            List<String> words = List.of("");
            while (peek() != '|' && peek() != ')') {
                var longer = new ArrayList<String>();
                for (String tail : atom()) {
                    words.forEach(head -> longer.add(head + tail));
                }
                if (longer.size() > MAX_SEQUENCES) {
                    throw new OtherForm();
                }
                words = longer;
            }
            return words;
        }

        private Set<String> atom() throws OtherForm {
            Set<String> words;
            if (peek() == '(') {
                at++;
                words = choice();
                expect(')');
            } else if (peek() == '[') {
                at++;
                words = characterClass();
            } else {
                words = Set.of(String.valueOf(character(SPECIAL)));
            }
            if ("*+?{".indexOf(peek()) >= 0) {
                throw new OtherForm();
            }
            return words;
        }

        private Set<String> characterClass() throws OtherForm {
            var words = new HashSet<String>();
            if (peek() == '^') {
                throw new OtherForm();
            }
            while (peek() != ']') {
                char first = character("[]");
                char last = first;
                if (peek() == '-') {
                    at++;
                    last = character("[]");
                }
                for (int c = first; c <= last; c++) {
                    words.add(String.valueOf((char) c));
                }
            }
            at++;
            return words;
        }

        private char character(String special) throws OtherForm {
            char c = next();
            if (c == '\\') {
                c = next();
                if (Character.isLetterOrDigit(c)) {
                    throw new OtherForm();
                }
                return c;
            }
            if (special.indexOf(c) >= 0 || Character.isSurrogate(c)) {
                throw new OtherForm();
            }
            return c;
        }

        private char next() throws OtherForm {
            if (at >= pattern.length()) {
                throw new OtherForm();
            }
            return pattern.charAt(at++);
        }

        private char peek() throws OtherForm {
            if (at >= pattern.length()) {
                return 0;
            }
            return pattern.charAt(at);
        }

        private void expect(char wanted) throws OtherForm {
            if (next() != wanted) {
                throw new OtherForm();
            }
        }
    }
}
