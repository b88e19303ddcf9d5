package de.ozghub.mapping.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The conversions a rule can name. */
final class Conversions {

    /** What a bare {@code convert:} list starts with unless the package says otherwise. */
    static final String NAMES =
            "trim, nfc, upper, lower, date, timestamp, number, cents, multiply, yes-no, codes, codes-or-same";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\r\\n]+");
    // xs:decimal; no exponent, so that the cost is that of the digits
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})");
    // SMART knows 24:00:00, which xs:dateTime allows
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.SMART);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.withResolverStyle(ResolverStyle.SMART);

    private final Map<String, CodeTable> tables;

    Conversions(Map<String, CodeTable> tables) {
        this.tables = tables;
    }

    /** @throws IllegalArgumentException if there is no such conversion or its argument is wrong */
    Conversion named(String name, String argument) {
        return switch (name) {
            case "trim" -> Conversions::trim;
            case "nfc" -> text -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case "upper" -> text -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text -> text.toLowerCase(Locale.ROOT);
            case "date" -> date(pattern(argument));
            case "timestamp" -> timestamp(pattern(argument));
            case "number" -> number(fractionDigits(argument));
            case "cents" -> Conversions::cents;
            case "multiply" -> multiply(new BigDecimal(argument));
            case "yes-no" -> yesNo(argument);
            case "codes" -> table(argument)::translate;
            case "codes-or-same" -> table(argument)::translateOrKeep;
            default -> throw new IllegalArgumentException("unknown conversion '" + name + "', known are " + NAMES);
        };
    }

    private CodeTable table(String name) {
        CodeTable table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("there is no code table '" + name + "' under codes");
        }
        return table;
    }

    private static String trim(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }

    private static DateTimeFormatter pattern(String argument) {
        if (argument.isEmpty()) {
            throw new IllegalArgumentException("a pattern is needed, for example dd.MM.uuuu");
        }
        var formatter = DateTimeFormatter.ofPattern(argument, Locale.GERMANY);
        // proves that a date and a time are enough to fill the pattern
        if (formatter.format(LocalDate.EPOCH.atStartOfDay(BERLIN)).isBlank()) {
            throw new IllegalArgumentException("the pattern shows nothing");
        }
        return formatter;
    }

    /** A day; a moment becomes the day it has in Germany. */
    private static Conversion date(DateTimeFormatter pattern) {
        return text -> {
            String value = trim(text);
            try {
                if (value.indexOf('T') > 0) {
                    return pattern.format(moment(value));
                }
                // xs:date may bear a time zone behind its ten characters
                return pattern.format(LocalDate.parse(value.substring(0, Math.min(10, value.length())))
                        .atStartOfDay(BERLIN));
            } catch (DateTimeException e) {
                throw new Unconvertible("not-a-date");
            }
        };
    }

    private static Conversion timestamp(DateTimeFormatter pattern) {
        return text -> {
            try {
                return pattern.format(moment(trim(text)));
            } catch (DateTimeException e) {
                throw new Unconvertible("not-a-timestamp");
            }
        };
    }

    private static TemporalAccessor moment(String value) {
        TemporalAccessor read = zoned(value)
                ? OffsetDateTime.parse(value, WITH_OFFSET).atZoneSameInstant(BERLIN)
                : LocalDateTime.parse(value, LOCAL).atZone(BERLIN);
        return read;
    }

    private static boolean zoned(String value) {
        return value.endsWith("Z") || value.lastIndexOf('+') > 10 || value.lastIndexOf('-') > 10;
    }

    private static BigDecimal decimal(String text) throws Unconvertible {
        String value = trim(text);
        if (!DECIMAL.matcher(value).matches()) {
            throw new Unconvertible("not-a-number");
        }
        return new BigDecimal(value);
    }

    private static int fractionDigits(String argument) {
        int digits = Integer.parseInt(argument);
        if (digits < 0 || digits > 10) {
            throw new IllegalArgumentException("0 to 10 fraction digits are allowed");
        }
        return digits;
    }

    private static Conversion number(int fractionDigits) {
        return text -> exact(decimal(text), fractionDigits);
    }

    private static String cents(String text) throws Unconvertible {
        return exact(decimal(text).movePointRight(2), 0);
    }

    private static Conversion multiply(BigDecimal factor) {
        return text -> {
            BigDecimal product = decimal(text).multiply(factor).stripTrailingZeros();
            return product.toPlainString();
        };
    }

    /** Never rounds: what does not fit is for a person to decide. */
    private static String exact(BigDecimal number, int fractionDigits) throws Unconvertible {
        try {
            return number.setScale(fractionDigits, RoundingMode.UNNECESSARY).toPlainString();
        } catch (ArithmeticException e) {
            throw new Unconvertible("would-be-rounded");
        }
    }

    private static Conversion yesNo(String argument) {
        String[] words = argument.split("/", -1);
        if (words.length != 2) {
            throw new IllegalArgumentException("two words are needed, for example J/N");
        }
        return text -> switch (trim(text)) {
            case "true", "1" -> words[0];
            case "false", "0" -> words[1];
            default -> throw new Unconvertible("not-a-boolean");
        };
    }
}
