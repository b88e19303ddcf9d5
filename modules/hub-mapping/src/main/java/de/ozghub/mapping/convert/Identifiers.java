package de.ozghub.mapping.convert;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers with rules of their own: municipalities, telephones, accounts. */
public final class Identifiers {

    private static final Pattern LAND = Pattern.compile("(?:0[1-9]|1[0-6])\\d*");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final int GERMAN_IBAN = 22;
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private Identifiers() {}

    /**
     * Amtlicher Regionalschlüssel, 12 digits. One of 8 digits (AGS) is completed where its Land has no Gemeindeverbände
     * (Nordrhein-Westfalen); elsewhere the AGS does not say the Verband.
     */
    public static String ars(String text) throws Unconvertible {
        String value = Texts.trim(text);
        if (LAND.matcher(value).matches() && value.length() == 12) {
            return value;
        }
        if (LAND.matcher(value).matches() && value.length() == 8 && value.startsWith("05")) {
            return value.substring(0, 5) + "0" + value.substring(5) + value.substring(5);
        }
        throw new Unconvertible("not-an-ars");
    }

    /** Amtlicher Gemeindeschlüssel, 8 digits; of an ARS the Gemeindeverband is left out. */
    public static String ags(String text) throws Unconvertible {
        String value = Texts.trim(text);
        if (!LAND.matcher(value).matches()) {
            throw new Unconvertible("not-an-ags");
        }
        return switch (value.length()) {
            case 8 -> value;
            case 12 -> value.substring(0, 5) + value.substring(9);
            default -> throw new Unconvertible("not-an-ags");
        };
    }

    /**
     * A telephone number in the form of ITU-T E.164.
     *
     * @param country calling code for numbers that begin with one zero; empty means 49
     */
    public static Conversion.Exact phone(String country) {
        String code = country.isEmpty() ? "49" : country;
        if (!code.matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException("a calling code of 1 to 3 digits is needed");
        }
        return text -> {
            String digits = text.replace("(0)", "").replaceAll("[\\s()/.\\u2013-]", "");
            String number;
            if (digits.startsWith("00")) {
                number = "+" + digits.substring(2);
            } else if (digits.startsWith("0")) {
                number = "+" + code + digits.substring(1);
            } else {
                number = digits;
            }
            if (!INTERNATIONAL.matcher(number).matches()) {
                throw new Unconvertible("not-a-phone-number");
            }
            return number;
        };
    }

    /** ISO 13616: without blanks, in upper case, with the right check digits; a German one has 22 characters. */
    public static String iban(String text) throws Unconvertible {
        String value = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        boolean shaped = IBAN.matcher(value).matches() && (!value.startsWith("DE") || value.length() == GERMAN_IBAN);
        if (!shaped || !checkDigitsHold(value)) {
            throw new Unconvertible("not-an-iban");
        }
        return value;
    }

    private static boolean checkDigitsHold(String iban) {
        var digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue() == 1;
    }
}
