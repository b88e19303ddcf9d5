package de.ozghub.app.alarm;

import de.ozghub.core.journal.Alarms.Alarm;
import de.ozghub.core.journal.Tellings.Ended;
import de.ozghub.core.journal.Tellings.News;
import de.ozghub.submission.LegalTime;
import de.ozghub.submission.Problem;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a mail about alarms says: code, German and English sentence, since when, and what to do. Alarms hold no personal
 * data, and neither does the letter.
 *
 * @param subject one line
 * @param text plain text with {@code \n}
 */
record AlarmLetter(String subject, String text) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm");

    static AlarmLetter of(String verbund, News news) {
        String subject = "[OZG-Hub %s] %s".formatted(verbund, summary(news));
        String text = block("Neu / new", news.open(), AlarmLetter::alarm)
                + block("Weiterhin offen / still open", news.still(), AlarmLetter::alarm)
                + block("Beendet / ended", news.ended(), AlarmLetter::ended)
                + "Einzelheiten und Zeitverlauf stehen in der Konsole unter Alarme.\n"
                + "The console shows details under alarms.\n";
        return new AlarmLetter(subject, text);
    }

    private static String summary(News news) {
        return "%d neue Alarme, %d weiterhin offen, %d beendet"
                .formatted(news.open().size(), news.still().size(), news.ended().size());
    }

    private static <T> String block(String title, List<T> entries, Function<T, String> words) {
        return entries.isEmpty()
                ? ""
                : entries.stream().map(words).collect(Collectors.joining("\n", title + "\n\n", "\n"));
    }

    private static String alarm(Alarm alarm) {
        Problem problem = alarm.problem();
        return """
                %s  %s (%s)
                  %s
                  %s
                  Was zu tun ist: %s
                """.formatted(
                        time(alarm.since()),
                        alarm.subject(),
                        problem.code().id(),
                        problem.german(),
                        problem.english(),
                        problem.code().remedy());
    }

    private static String ended(Ended ended) {
        return "%s (%s), gemeldet %s\n"
                .formatted(ended.subject(), ended.problem().code().id(), time(ended.toldAt()));
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(LegalTime.ZONE));
    }
}
