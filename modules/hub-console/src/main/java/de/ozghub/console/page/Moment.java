package de.ozghub.console.page;

import de.ozghub.submission.LegalTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A point in time as people read it in Germany, with its machine form. */
public record Moment(String iso, String date, String time) {

    static Moment of(Instant instant, Locale locale) {
        var there = instant.atZone(LegalTime.ZONE);
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
