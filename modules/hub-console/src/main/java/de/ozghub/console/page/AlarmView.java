package de.ozghub.console.page;

import de.ozghub.core.journal.Alarms.Alarm;

/** An open alarm for people. */
public record AlarmView(String subject, ProblemView problem, Moment since, Moment last, long times) {

    static AlarmView of(Alarm alarm, Words words) {
        return new AlarmView(
                alarm.subject(),
                words.problem(alarm.problem()),
                words.moment(alarm.since()),
                words.moment(alarm.last()),
                alarm.times());
    }
}
