package de.ozghub.mapping.convert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Exact decimal numbers and money; nothing here rounds: what does not fit is for a person to decide. */
public final class Numbers {

    // xs:decimal; no exponent, so that the cost is that of the digits
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})");

    private Numbers() {}

    /** @throws IllegalArgumentException if the digits are not 0 to 10 */
    public static Conversion.Exact number(int fractionDigits) {
        if (fractionDigits < 0 || fractionDigits > 10) {
            throw new IllegalArgumentException("0 to 10 fraction digits are allowed");
        }
        return text -> exact(decimal(text), fractionDigits);
    }

    /** Money in euros to whole cents. */
    public static String cents(String text) throws Unconvertible {
        return exact(decimal(text).movePointRight(2), 0);
    }

    /** Money in whole cents to euros with two digits. */
    public static String euros(String text) throws Unconvertible {
        return exact(new BigDecimal(exact(decimal(text), 0)).movePointLeft(2), 2);
    }

    /** A decimal number with a comma, as German procedures write it. */
    public static String decimalComma(String text) throws Unconvertible {
        return decimal(text).toPlainString().replace('.', ',');
    }

    /** Another unit, exactly. */
    public static Conversion.Exact multiply(BigDecimal factor) {
        return text -> decimal(text).multiply(factor).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal decimal(String text) throws Unconvertible {
        String value = Texts.trim(text);
        if (!DECIMAL.matcher(value).matches()) {
            throw new Unconvertible("not-a-number");
        }
        return new BigDecimal(value);
    }

    private static String exact(BigDecimal number, int fractionDigits) throws Unconvertible {
        try {
            return number.setScale(fractionDigits, RoundingMode.UNNECESSARY).toPlainString();
        } catch (ArithmeticException e) {
            throw new Unconvertible("would-be-rounded");
        }
    }
}
