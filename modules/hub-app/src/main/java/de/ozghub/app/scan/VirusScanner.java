package de.ozghub.app.scan;

import de.ozghub.attachments.scan.Clamd;
import de.ozghub.attachments.scan.Scan;
import de.ozghub.core.journal.Alarms;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scanner with what this node knows of its health. While it cannot be used it is left alone but for one short question a
 * pause, so that neither threads nor submissions queue up before it. Thread-safe.
 */
public final class VirusScanner {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** A restart with its signatures takes less. */
    private static final Duration ALARM_AFTER = Duration.ofMinutes(1);

    private static final String TOO_LARGE = "too-large";

    private static final byte[] HARMLESS = "ozg-hub".getBytes(StandardCharsets.US_ASCII);

    private final Clamd clamd;
    private final Alarms alarms;
    private final InstantSource clock;
    private @Nullable Outage outage;
    private boolean asking;

    /** Since when it cannot be used, why, and when it is asked again. */
    private record Outage(Instant since, String reason, Instant askAgain) {}

    /** Opens a part from its beginning. */
    @FunctionalInterface
    public interface Part {
        InputStream open() throws IOException;
    }

    public VirusScanner(Clamd clamd, Alarms alarms, InstantSource clock) {
        this.clamd = clamd;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * Why nothing can be scanned now. After a pause one caller asks the scanner; meanwhile the others get the answer of before,
     * so that a scanner that hangs holds up one of them.
     */
    public Optional<Problem> down() {
        Instant now = clock.instant();
        synchronized (this) {
            if (outage == null) {
                return Optional.empty();
            }
            if (asking || now.isBefore(outage.askAgain())) {
                return Optional.of(problem(outage.reason()));
            }
            asking = true;
        }
        try {
            return asked();
        } finally {
            synchronized (this) {
                asking = false;
            }
        }
    }

    /** Asks it although nothing is to be scanned, so that its outage is known before the first submission waits. */
    public void watch() {
        if (down().isEmpty()) {
            var _ = asked();
        }
    }

    /**
     * Has one part looked at, a second time where the first answer says nothing although the scanner works.
     *
     * @throws UncheckedIOException if the store cannot give the part back
     */
    Judgement judge(Part part) {
        Judgement first = once(part);
        return first instanceof Judgement.NotScanned not && !not.reason().equals(TOO_LARGE) ? once(part) : first;
    }

    private Judgement once(Part part) {
        return switch (scanned(part)) {
            case Scan.Clean ignored -> new Judgement.Clean();
            case Scan.Found found -> new Judgement.Found(found.signature());
            case Scan.TooLarge ignored -> new Judgement.NotScanned(TOO_LARGE);
            case Scan.Unusable unusable ->
                works() ? new Judgement.NotScanned(unusable.reason()) : new Judgement.Down(fell(unusable.reason()));
        };
    }

    private Scan scanned(Part part) {
        try (InputStream in = part.open()) {
            return clamd.scan(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a part cannot be read back", e);
        }
    }

    private boolean works() {
        return clamd.scan(new ByteArrayInputStream(HARMLESS)) instanceof Scan.Clean;
    }

    private Optional<Problem> asked() {
        return switch (clamd.scan(new ByteArrayInputStream(HARMLESS))) {
            case Scan.Unusable unusable -> Optional.of(fell(unusable.reason()));
            case Scan.Found ignored -> Optional.of(fell("finds-everything"));
            case Scan.TooLarge ignored -> Optional.of(fell("takes-nothing"));
            case Scan.Clean ignored -> {
                recovered();
                yield Optional.empty();
            }
        };
    }

    private Problem fell(String reason) {
        Instant now = clock.instant();
        Instant since;
        synchronized (this) {
            since = outage == null ? now : outage.since();
            outage = new Outage(since, reason, now.plus(PAUSE));
        }
        Problem problem = problem(reason);
        if (!now.isBefore(since.plus(ALARM_AFTER))) {
            alarms.raise(subject(), problem);
        }
        return problem;
    }

    private void recovered() {
        synchronized (this) {
            outage = null;
        }
        alarms.clear(subject());
    }

    private Problem problem(String reason) {
        return Problem.of(ProblemCode.SCANNER_DOWN, clamd.name(), "reason", reason);
    }

    private String subject() {
        return "scanner:" + clamd.name();
    }
}
