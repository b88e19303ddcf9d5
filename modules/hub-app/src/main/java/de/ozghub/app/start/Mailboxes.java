package de.ozghub.app.start;

import de.ozghub.app.intake.Bells;
import de.ozghub.app.intake.Polling;
import de.ozghub.app.work.WorkLoop;
import de.ozghub.core.channel.InboundChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into every mailbox at its own rhythm, each on a thread of its own. */
final class Mailboxes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final Polling polling;
    private final WorkLoop loop;
    private final Bells bells;
    private final List<Thread> threads = new ArrayList<>();

    Mailboxes(Polling polling, WorkLoop loop, Bells bells) {
        this.polling = polling;
        this.loop = loop;
        this.bells = bells;
    }

    /** @param rhythms pause between two looks, by mailbox */
    void open(List<InboundChannel> channels, Map<String, Duration> rhythms) {
        for (InboundChannel channel : channels) {
            for (String mailbox : channel.mailboxes()) {
                Duration rhythm = rhythms.getOrDefault(mailbox, Duration.ofSeconds(30));
                threads.add(Thread.ofVirtual()
                        .name("hub-poll-" + mailbox)
                        .start(() -> lookUntilClosed(channel, mailbox, rhythm)));
            }
        }
    }

    private void lookUntilClosed(InboundChannel channel, String mailbox, Duration rhythm) {
        while (!Thread.currentThread().isInterrupted()) {
            Duration imposed = look(channel, mailbox);
            try {
                // What the service or a fault demands, no callback shortens.
                TimeUnit.MILLISECONDS.sleep(imposed.toMillis());
                bells.rest(mailbox, rhythm.minus(imposed));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @return how long nobody may look again, whoever calls */
    private Duration look(InboundChannel channel, String mailbox) {
        try {
            Polling.Look look = polling.look(channel, mailbox);
            if (look.claimed() > 0) {
                loop.ring();
            }
            return look.pause();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("mailbox", mailbox)
                    .addKeyValue("fault", e.getClass().getSimpleName())
                    .log("the mailbox could not be looked into; tried again");
            LOG.debug("polling failed", e);
            return AFTER_FAULT;
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
