package de.ozghub.mapping.convert;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** White space, Unicode form, length, yes and no. */
public final class Texts {

    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\r\\n]+");
    // every character before it is in normal form C, whatever stands beside it
    private static final char FIRST_COMBINING = '\u0300';

    private Texts() {}

    /** White space at both ends removed, one blank for each run inside. */
    public static String trim(String text) {
        return isTrimmed(text)
                ? text
                : WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** What most texts are; asking costs a tenth of trimming. */
    private static boolean isTrimmed(String text) {
        boolean afterBlank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' ? afterBlank : Character.isWhitespace(c)) {
                return false;
            }
            afterBlank = c == ' ';
        }
        return text.isEmpty() || !afterBlank;
    }

    /** Unicode normal form C, as DIN 91379 asks for. */
    public static String nfc(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** At most so many characters (code points); what stands behind is lost and noted as {@code cut}. */
    public static Conversion cut(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("at least 1 character is needed");
        }
        return (text, losses) -> {
            if (text.codePointCount(0, text.length()) <= characters) {
                return text;
            }
            losses.note("cut");
            return text.substring(0, text.offsetByCodePoints(0, characters)).stripTrailing();
        };
    }

    /** @param words what stands for true and for false, with {@code /} between */
    public static Conversion.Exact yesNo(String words) {
        String[] both = words.split("/", -1);
        if (both.length != 2) {
            throw new IllegalArgumentException("two words are needed, for example J/N");
        }
        return text -> switch (trim(text)) {
            case "true", "1" -> both[0];
            case "false", "0" -> both[1];
            default -> throw new Unconvertible("not-a-boolean");
        };
    }
}
