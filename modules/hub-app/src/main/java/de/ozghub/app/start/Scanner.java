package de.ozghub.app.start;

import de.ozghub.app.scan.VirusScanner;
import de.ozghub.attachments.scan.Clamd;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.ScannerTerms;
import de.ozghub.core.journal.Alarms;
import de.ozghub.submission.Problem;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scanner of the configuration, if it names one.
 *
 * @param inUse null where nothing is scanned
 */
record Scanner(@Nullable VirusScanner inUse) {

    static Scanner of(HubConfiguration configuration, Alarms alarms, InstantSource clock) {
        ScannerTerms terms = configuration.scanner();
        return new Scanner(
                terms == null ? null : new VirusScanner(new Clamd(terms.clamd(), terms.timeout()), alarms, clock));
    }

    /** Why nothing can be scanned now. */
    Optional<Problem> down() {
        return inUse == null ? Optional.empty() : inUse.down();
    }

    void watch() {
        if (inUse != null) {
            inUse.watch();
        }
    }
}
