package de.ozghub.app.cli.validate;

import de.ozghub.xoev.report.DocumentReport;
import de.ozghub.xoev.validation.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells now and then how far the work is; says nothing if it is done within the first seconds. */
final class Progress {

    private static final Duration RHYTHM = Duration.ofSeconds(2);

    private final PrintWriter err;
    private final InstantSource clock;
    private final boolean wanted;
    private final Instant start;
    private Instant last;
    private long documents;
    private long wrong;
    private boolean told;

    Progress(PrintWriter err, InstantSource clock, boolean wanted) {
        this.err = err;
        this.clock = clock;
        this.wanted = wanted;
        this.start = clock.instant();
        this.last = start;
    }

    void add(DocumentReport report) {
        documents++;
        if (report.report().verdict() != Verdict.VALID) {
            wrong++;
        }
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(RHYTHM) >= 0) {
            last = now;
            tell(now);
        }
    }

    void end() {
        if (told) {
            tell(clock.instant());
        }
    }

    private void tell(Instant now) {
        if (wanted) {
            told = true;
            double seconds = Math.max(Duration.between(start, now).toMillis(), 1) / 1000.0;
            err.println("%d geprüft, davon %d nicht gültig (%.0f je Sekunde)"
                    .formatted(documents, wrong, documents / seconds));
            err.flush();
        }
    }
}
