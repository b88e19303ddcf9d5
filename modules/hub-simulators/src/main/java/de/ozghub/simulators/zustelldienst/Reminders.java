package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails to the technical contact of a destination about what nobody has fetched: on day 3 and on day 9. They are kept and
 * shown instead of sent. Each is written once, also across a restart.
 */
final class Reminders {

    static final List<Duration> DAYS = List.of(Duration.ofDays(3), Duration.ofDays(9));

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private final CaseBook book;
    private final Destinations destinations;

    Reminders(CaseBook book, Destinations destinations) {
        this.book = book;
        this.destinations = destinations;
    }

    /** Writes the mail of a day. The caller holds the lock of the case. */
    void write(Submission submission, Duration day, Instant at) throws IOException {
        book.record(new Change.Reminded(submission.id(), (int) day.toDays(), at));
        LOG.atInfo()
                .addKeyValue("submissionId", submission.id())
                .addKeyValue("day", day.toDays())
                .log("mail to the technical contact: nobody has fetched the submission");
    }

    /** All mails in order of their submissions' arrival. */
    Reply list(Call call) {
        var mails = book.all().stream()
                .sorted(Comparator.comparingLong(submission -> submission.order))
                .flatMap(submission -> submission.reminders().stream().map(reminder -> mail(submission, reminder)))
                .toList();
        return Reply.json(200, mails);
    }

    private Map<String, Object> mail(Submission submission, Change.Reminded reminder) {
        var mail = new LinkedHashMap<String, Object>();
        mail.put("to", destinations.contactOf(submission.created.destinationId()));
        mail.put("day", reminder.day());
        mail.put("at", reminder.at().toString());
        mail.put("destinationId", submission.created.destinationId());
        mail.put("submissionId", submission.id());
        mail.put("caseId", submission.itsCase.id);
        return mail;
    }
}
