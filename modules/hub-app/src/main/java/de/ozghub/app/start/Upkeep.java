package de.ozghub.app.start;

import de.ozghub.app.alarm.AlarmTelling;
import de.ozghub.app.deadline.DeadlineWatch;
import de.ozghub.app.keys.KeyWatch;
import de.ozghub.app.scan.Scanning;
import de.ozghub.app.work.Lane;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.journal.PostgresStore;
import de.ozghub.journal.retention.PeriodKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a minute: nothing waits unseen, and nothing that never became part of a submission stays. Every node does it; all
 * of it may be done twice.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration RHYTHM = Duration.ofMinutes(1);
    private static final Duration LINGERS = Duration.ofMinutes(15);
    private static final Duration NEVER_SEALED = Duration.ofHours(6);
    private static final int MOST = 50;
    private static final String SUBMISSION = "submission:";
    private static final String LANE = "lane:";
    private static final String HOST = host();

    private final PostgresStore store;
    private final Set<String> lanes;
    private final KeyWatch keys;
    private final DeadlineWatch deadlines;
    private final Scanner scanner;
    private final Anchoring anchoring;
    private final Optional<AlarmTelling> telling;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("hub-upkeep").daemon().factory());

    /** @param telling absent where nobody is told by mail */
    Upkeep(
            PostgresStore store,
            List<Lane> lanes,
            KeyWatch keys,
            DeadlineWatch deadlines,
            Scanner scanner,
            Anchoring anchoring,
            Optional<AlarmTelling> telling) {
        this.store = store;
        this.scanner = scanner;
        this.telling = telling;
        this.anchoring = anchoring;
        this.keys = keys;
        this.deadlines = deadlines;
        this.lanes = lanes.stream().map(Lane::name).collect(Collectors.toUnmodifiableSet());
    }

    void start() {
        var _ = clock.scheduleWithFixedDelay(this::look, RHYTHM.toSeconds(), RHYTHM.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        try {
            Alarms alarms = store.alarms();
            deadlines.look(alarms);
            lingering(alarms);
            lanes(alarms);
            quarantine(alarms);
            scanner.watch();
            keys.look(alarms);
            int swept;
            do {
                swept = store.sweep(NEVER_SEALED);
            } while (swept > 0);
            anchoring.look(alarms);
            periodKeys(alarms);
            telling.ifPresent(one -> one.look(alarms));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("fault", e.getClass().getSimpleName())
                    .log("upkeep could not finish; it is done again in a minute");
        }
    }

    private void lingering(Alarms alarms) {
        var present = new HashSet<String>();
        for (SubmissionRecord submission : store.submissions().lingering(LINGERS, MOST)) {
            String subject = SUBMISSION + submission.id();
            present.add(subject);
            alarms.raise(
                    subject,
                    Problem.of(
                                    ProblemCode.SUBMISSION_LINGERS,
                                    submission.id().toString(),
                                    "minutes",
                                    LINGERS.toMinutes())
                            .with("state", submission.state().german()));
        }
        alarms.clearOthers(SUBMISSION, present);
    }

    private void lanes(Alarms alarms) {
        var present = new HashSet<String>();
        store.tasks().waiting().forEach((lane, tasks) -> {
            if (!lanes.contains(lane)) {
                present.add(LANE + lane);
                alarms.raise(LANE + lane, Problem.of(ProblemCode.LANE_WITHOUT_WORKER, lane, "tasks", tasks));
            }
        });
        alarms.clearOthers(LANE, present);
    }

    /** An alarm of a quarantine ends when somebody has decided. */
    private void quarantine(Alarms alarms) {
        var present = new HashSet<String>();
        for (Alarms.Alarm alarm : alarms.open()) {
            if (alarm.subject().startsWith(Scanning.QUARANTINE) && isInQuarantine(alarm.subject())) {
                present.add(alarm.subject());
            }
        }
        alarms.clearOthers(Scanning.QUARANTINE, present);
    }

    /** Also while its find is about to be written down, and while it is scanned anew. */
    private boolean isInQuarantine(String subject) {
        var id = SubmissionId.of(subject.substring(Scanning.QUARANTINE.length()));
        return store.journal()
                .read(id)
                .map(SubmissionRecord::state)
                .filter(state -> state == SubmissionState.RECORDED || state == SubmissionState.CLARIFICATION)
                .isPresent();
    }

    /** Takes over new keys, wraps anew what older ones wrap, and tells where a destroyed one is left. */
    private void periodKeys(Alarms alarms) {
        WrappingKeys here = store.periodKeys().refresh();
        for (PeriodKey key : store.periodKeys().all()) {
            String subject = "period-key:%s@%s".formatted(key.name(), HOST);
            if (key.destroyedAt() != null && here.keyIds(key.owner()).contains(key.keyId())) {
                alarms.raise(subject, Problem.of(ProblemCode.PERIOD_KEY_LEFT, key.name(), "node", HOST));
            } else if (key.destroyedAt() != null) {
                alarms.clear(subject);
            }
        }
        int rewrapped;
        do {
            rewrapped = store.periodKeys().rewrap();
        } while (rewrapped > 0);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
