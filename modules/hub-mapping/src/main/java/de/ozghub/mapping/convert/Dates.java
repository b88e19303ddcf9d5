package de.ozghub.mapping.convert;

import de.ozghub.submission.LegalTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Days and moments, in German time. */
public final class Dates {

    // SMART knows 24:00:00, which xs:dateTime allows
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.SMART);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.withResolverStyle(ResolverStyle.SMART);

    private Dates() {}

    /**
     * A day; a moment becomes the day it has in Germany.
     *
     * @throws IllegalArgumentException if the text is no pattern of {@link DateTimeFormatter} that shows something
     */
    public static Conversion.Exact date(String pattern) {
        DateTimeFormatter formatter = formatter(pattern);
        return text -> {
            String value = Texts.trim(text);
            try {
                if (value.indexOf('T') > 0) {
                    return formatter.format(moment(value));
                }
                // xs:date may bear a time zone behind its ten characters
                return formatter.format(LocalDate.parse(value.substring(0, Math.min(10, value.length())))
                        .atStartOfDay(LegalTime.ZONE));
            } catch (DateTimeException e) {
                throw new Unconvertible("not-a-date");
            }
        };
    }

    /**
     * A moment in German time.
     *
     * @throws IllegalArgumentException if the text is no pattern of {@link DateTimeFormatter} that shows something
     */
    public static Conversion.Exact timestamp(String pattern) {
        DateTimeFormatter formatter = formatter(pattern);
        return text -> {
            try {
                return formatter.format(moment(Texts.trim(text)));
            } catch (DateTimeException e) {
                throw new Unconvertible("not-a-timestamp");
            }
        };
    }

    private static DateTimeFormatter formatter(String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("a pattern is needed, for example dd.MM.uuuu");
        }
        var formatter = DateTimeFormatter.ofPattern(pattern, Locale.GERMANY);
        try {
            // proves that a date and a time are enough to fill the pattern
            if (formatter.format(LocalDate.EPOCH.atStartOfDay(LegalTime.ZONE)).isBlank()) {
                throw new IllegalArgumentException("the pattern shows nothing");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the pattern needs more than a date and a time", e);
        }
        return formatter;
    }

    private static TemporalAccessor moment(String value) {
        TemporalAccessor read = zoned(value)
                ? OffsetDateTime.parse(value, WITH_OFFSET).atZoneSameInstant(LegalTime.ZONE)
                : LocalDateTime.parse(value, LOCAL).atZone(LegalTime.ZONE);
        return read;
    }

    private static boolean zoned(String value) {
        return value.endsWith("Z") || value.lastIndexOf('+') > 10 || value.lastIndexOf('-') > 10;
    }
}
