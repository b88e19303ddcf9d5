package de.ozghub.app.alarm;

import de.ozghub.core.config.SecretFault;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Tellings;
import de.ozghub.core.journal.Tellings.News;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of new alarms, of those still open a day later, and of their end: one letter at most every few minutes,
 * from whichever node has the turn. A letter that cannot be sent is tried again in the next turn and is an alarm of its
 * own.
 */
public final class AlarmTelling {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmTelling.class);

    /** Longer than a letter can take. */
    private static final Duration TURN = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration REMINDER = Duration.ofDays(1);
    private static final int MOST = 50;
    private static final String SUBJECT = "alarm-mail:";

    private final String verbund;
    private final Tellings tellings;
    private final MailServer server;
    private final InstantSource clock;

    public AlarmTelling(String verbund, Tellings tellings, MailServer server, InstantSource clock) {
        this.verbund = verbund;
        this.tellings = tellings;
        this.server = server;
        this.clock = clock;
    }

    /** One look; may be taken by every node. */
    public void look(Alarms alarms) {
        if (!tellings.claim(TURN)) {
            return;
        }
        News news = tellings.news(REMINDER, MOST);
        if (news.isEmpty()) {
            return;
        }
        try {
            server.send(AlarmLetter.of(verbund, news), Date.from(clock.instant()));
        } catch (MessagingException | SecretFault e) {
            // The messages of the mail library may name receivers.
            String fault = e.getClass().getSimpleName();
            alarms.raise(
                    SUBJECT + server, Problem.of(ProblemCode.ALARM_MAIL_FAILED, server.toString(), "fault", fault));
            LOG.atWarn()
                    .addKeyValue("server", server)
                    .addKeyValue("fault", fault)
                    .log("a mail about alarms could not be sent; it is tried again");
            return;
        }
        tellings.told(news, PAUSE);
        alarms.clear(SUBJECT + server);
    }
}
