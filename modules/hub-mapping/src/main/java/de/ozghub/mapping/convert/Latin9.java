package de.ozghub.mapping.convert;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Names of DIN 91379 for procedures that keep ISO 8859-15 (Latin-9). What the character set holds stays; other letters
 * become their base letter, which is noted as {@code letters-simplified}.
 */
public final class Latin9 {

    private static final Charset CHARSET = Charset.forName("ISO-8859-15");

    /** Letters and signs of DIN 91379 that Unicode does not decompose. */
    private static final Map<Integer, String> BASE = Map.ofEntries(
            letter('Đ', "D"),
            letter('đ', "d"),
            letter('Ħ', "H"),
            letter('ħ', "h"),
            letter('ı', "i"),
            letter('ĸ', "k"),
            letter('Ł', "L"),
            letter('ł', "l"),
            letter('ŉ', "'n"),
            letter('Ŋ', "N"),
            letter('ŋ', "n"),
            letter('Ŧ', "T"),
            letter('ŧ', "t"),
            letter('Ə', "E"),
            letter('ə', "e"),
            letter('Ɨ', "I"),
            letter('ɨ', "i"),
            letter('Ǥ', "G"),
            letter('ǥ', "g"),
            letter('Ʒ', "Z"),
            letter('ʒ', "z"),
            letter('Ƶ', "Z"),
            letter('ƶ', "z"),
            letter('Ʉ', "U"),
            letter('ʉ', "u"),
            letter('ẞ', "SS"),
            letter('´', "'"),
            letter('ʹ', "'"),
            letter('ʺ', "\""),
            letter('ʼ', "'"),
            letter('ʾ', "'"),
            letter('ʿ', "'"),
            letter('ˈ', "'"),
            letter('ˌ', ","),
            letter('‘', "'"),
            letter('’', "'"),
            letter('‚', ","),
            letter('“', "\""),
            letter('”', "\""),
            letter('„', "\""),
            letter('†', "+"),
            letter('–', "-"),
            letter('—', "-"),
            letter('…', "..."),
            letter('‰', "o/oo"),
            letter('‹', "<"),
            letter('›', ">"),
            letter('¼', "1/4"),
            letter('½', "1/2"),
            letter('¾', "3/4"));

    private Latin9() {}

    private static Map.Entry<Integer, String> letter(char letter, String base) {
        return Map.entry((int) letter, base);
    }

    /** @throws Unconvertible if a character has no base letter, for example one of another script */
    public static String convert(String text, Losses losses) throws Unconvertible {
        String composed = Texts.nfc(text);
        CharsetEncoder encoder = CHARSET.newEncoder();
        if (encoder.canEncode(composed)) {
            return composed;
        }
        losses.note("letters-simplified");
        var out = new StringBuilder();
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(composed);
        int start = clusters.first();
        for (int end = clusters.next(); end != BreakIterator.DONE; start = end, end = clusters.next()) {
            out.append(simplified(composed.substring(start, end), encoder));
        }
        return out.toString();
    }

    /** One letter with its marks: with the one mark the character set knows, else without any. */
    private static String simplified(String cluster, CharsetEncoder encoder) throws Unconvertible {
        if (encoder.canEncode(cluster)) {
            return cluster;
        }
        String apart = Normalizer.normalize(cluster, Normalizer.Form.NFD);
        int base = apart.codePointAt(0);
        int width = Character.charCount(base);
        for (int i = width; i < apart.length(); i++) {
            String withOneMark = Texts.nfc(Character.toString(base) + apart.charAt(i));
            if (withOneMark.length() == 1 && encoder.canEncode(withOneMark)) {
                return withOneMark;
            }
        }
        String plain = Character.toString(base);
        String replaced = encoder.canEncode(plain) ? plain : BASE.get(base);
        if (replaced == null || !onlyMarks(apart.substring(width))) {
            throw new Unconvertible("not-in-latin9");
        }
        return replaced;
    }

    private static boolean onlyMarks(String rest) {
        return rest.codePoints().allMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK);
    }
}
