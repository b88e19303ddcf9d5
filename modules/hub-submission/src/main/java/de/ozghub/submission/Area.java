package de.ozghub.submission;

import java.util.regex.Pattern;

/**
 * A territory by its official regional key (Amtlicher Regionalschlüssel, ARS), always 12 digits. A key padded with
 * zeros stands for everything below it: {@code 050000000000} is the state, {@code 053340000000} a Kreis.
 */
public record Area(String ars) implements Comparable<Area> {

    private static final Pattern ARS = Pattern.compile("\\d{12}");
    private static final Pattern SHORT = Pattern.compile("(?:DE)?(\\d{0,12})");

    /** @throws IllegalArgumentException if the key is not 12 digits */
    public Area {
        if (!ARS.matcher(ars).matches()) {
            throw new IllegalArgumentException("ARS '%s' is not 12 digits".formatted(ars));
        }
    }

    /**
     * Reads {@code DE}, {@code DE05334}, {@code 05334} or 12 digits and pads with zeros, as FIT-Connect regions are
     * compared.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Area of(String text) {
        var match = SHORT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("area '%s' is neither an ARS nor DE with an ARS".formatted(text));
        }
        String digits = match.group(1);
        return new Area(digits + "0".repeat(12 - digits.length()));
    }

    /** Whether this area is the other one or contains it: state, Bezirk, Kreis, Gemeindeverband, Gemeinde. */
    public boolean contains(Area other) {
        int length = significantDigits();
        return other.ars.regionMatches(0, ars, 0, length);
    }

    /** How many digits say something: 0 (Bund), 2 (Land), 3 (Bezirk), 5 (Kreis), 9 (Verband) or 12 (Gemeinde). */
    public int significantDigits() {
        for (int level : new int[] {0, 2, 3, 5, 9}) {
            if (ars.substring(level).chars().allMatch(c -> c == '0')) {
                return level;
            }
        }
        return 12;
    }

    @Override
    public int compareTo(Area other) {
        return ars.compareTo(other.ars);
    }

    @Override
    public String toString() {
        return ars;
    }
}
