package de.ozghub.mapping.definition;

import de.ozghub.mapping.convert.Conversion;
import de.ozghub.mapping.convert.Dates;
import de.ozghub.mapping.convert.Identifiers;
import de.ozghub.mapping.convert.Latin9;
import de.ozghub.mapping.convert.Numbers;
import de.ozghub.mapping.convert.Texts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** The conversions a rule can name. */
final class Conversions {

    /** All names, for people. */
    static final String NAMES = "trim, nfc, upper, lower, cut, latin9, date, timestamp, number, cents, euros,"
            + " decimal-comma, multiply, yes-no, ars, ags, phone, iban, codes, codes-or-same";

    private final Map<String, CodeTable> tables;

    Conversions(Map<String, CodeTable> tables) {
        this.tables = tables;
    }

    /** @throws IllegalArgumentException if there is no such conversion or its argument is wrong */
    Conversion named(String name, String argument) {
        return switch (name) {
            case "trim" -> Conversion.exact(Texts::trim);
            case "nfc" -> Conversion.exact(Texts::nfc);
            case "upper" -> Conversion.exact(text -> text.toUpperCase(Locale.ROOT));
            case "lower" -> Conversion.exact(text -> text.toLowerCase(Locale.ROOT));
            case "cut" -> Texts.cut(Integer.parseInt(argument));
            case "latin9" -> Latin9::convert;
            case "date" -> Conversion.exact(Dates.date(argument));
            case "timestamp" -> Conversion.exact(Dates.timestamp(argument));
            case "number" -> Conversion.exact(Numbers.number(Integer.parseInt(argument)));
            case "cents" -> Conversion.exact(Numbers::cents);
            case "euros" -> Conversion.exact(Numbers::euros);
            case "decimal-comma" -> Conversion.exact(Numbers::decimalComma);
            case "multiply" -> Conversion.exact(Numbers.multiply(new BigDecimal(argument)));
            case "yes-no" -> Conversion.exact(Texts.yesNo(argument));
            case "ars" -> Conversion.exact(Identifiers::ars);
            case "ags" -> Conversion.exact(Identifiers::ags);
            case "phone" -> Conversion.exact(Identifiers.phone(argument));
            case "iban" -> Conversion.exact(Identifiers::iban);
            case "codes" -> table(argument)::translate;
            case "codes-or-same" -> Conversion.exact(table(argument)::translateOrKeep);
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
}
