package de.ozghub.app.intake;

import de.ozghub.core.channel.InboundChannel;
import de.ozghub.core.channel.Poll;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.Tasks;
import de.ozghub.submission.Origin;
import de.ozghub.submission.VerbundKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks into a mailbox and claims what is new, never more than there is room for. Several nodes may look at once: a claim
 * succeeds only once. What is held back stays in the mailbox and is passed over.
 */
public final class Polling {

    private static final int PAGE = 100;

    private final Journal journal;
    private final Tasks tasks;
    private final Alarms alarms;
    private final Ground ground;
    private final InstantSource clock;

    /**
     * What every claim bears.
     *
     * @param configVersion the configuration a submission claimed now runs under
     * @param backlog how many arrivals may wait to be fetched from one mailbox
     */
    public record Ground(VerbundKey verbund, String configVersion, int backlog) {}

    public Polling(Journal journal, Tasks tasks, Alarms alarms, Ground ground, InstantSource clock) {
        this.journal = journal;
        this.tasks = tasks;
        this.alarms = alarms;
        this.ground = ground;
        this.clock = clock;
    }

    /**
     * One look.
     *
     * @return how many arrivals were claimed, and how long to pause before the next look at least
     */
    public Look look(InboundChannel channel, String mailbox) {
        int room = ground.backlog() - tasks.fetchable(Lanes.intake(mailbox));
        int claimed = 0;
        int offset = 0;
        while (room > claimed) {
            switch (channel.poll(mailbox, offset, PAGE)) {
                case Poll.Unreachable unreachable -> {
                    alarms.raise("mailbox:" + mailbox, unreachable.problem());
                    return new Look(claimed, unreachable.retryAfter());
                }
                case Poll.Page page -> {
                    claimed += claim(page.waiting(), room - claimed);
                    page.answered().forEach(destination -> alarms.clear(destination(destination)));
                    page.unseen().forEach(unseen -> alarms.raise(destination(unseen.destination()), unseen.problem()));
                    if (!page.more()) {
                        alarms.clear("mailbox:" + mailbox);
                        return new Look(claimed, Duration.ZERO);
                    }
                    offset += page.seen();
                }
            }
        }
        return new Look(claimed, Duration.ZERO);
    }

    private static String destination(String id) {
        return "destination:" + id;
    }

    private int claim(List<Origin> waiting, int room) {
        var fresh = new ArrayList<>(waiting);
        Set<String> known = known(waiting);
        fresh.removeIf(origin -> known.contains(origin.externalId()));
        int claimed = 0;
        for (Origin origin : fresh) {
            if (claimed == room) {
                break;
            }
            if (journal.claim(ground.verbund(), origin, ground.configVersion(), clock.instant())
                    .isPresent()) {
                claimed++;
            }
        }
        return claimed;
    }

    private Set<String> known(List<Origin> waiting) {
        var known = new HashSet<String>();
        waiting.stream().map(Origin::destination).distinct().forEach(destination -> {
            List<Origin> here = waiting.stream()
                    .filter(origin -> origin.destination().equals(destination))
                    .toList();
            known.addAll(journal.known(
                    ground.verbund(),
                    here.getFirst().channel(),
                    destination,
                    here.stream().map(Origin::externalId).toList()));
        });
        return known;
    }

    /** What one look led to. */
    public record Look(int claimed, Duration pause) {}
}
