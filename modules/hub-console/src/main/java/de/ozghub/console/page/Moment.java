package de.ozghub.console.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A point in time as people read it in Germany, with its machine form. */
public record Moment(String iso, String date, String time) {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static Moment of(Instant instant, Locale locale) {
        var there = instant.atZone(BERLIN);
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        var day = DateTimeFormatter.ofPattern(english ? "d MMM yyyy" : "dd.MM.yyyy", locale);
        return new Moment(
                instant.toString(),
                day.format(there),
                DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(there));
    }

    public String text() {
        return date + ", " + time;
    }
}
