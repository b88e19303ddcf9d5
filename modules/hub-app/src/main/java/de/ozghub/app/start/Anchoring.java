package de.ozghub.app.start;

import de.ozghub.core.journal.Alarms;
import de.ozghub.crypto.keys.AnchorKey;
import de.ozghub.journal.anchor.Anchors;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.nio.file.Path;

/**
 * Anchors the journal's heads hour by hour, and raises an alarm while that fails.
 *
 * @param folder of the logs
 */
record Anchoring(Anchors anchors, Path folder, AnchorKey key) {

    /** One look; writes once an hour. */
    void look(Alarms alarms) {
        String subject = "anchors:" + folder;
        try {
            anchors.anchorIfDue(folder, key);
            alarms.clear(subject);
        } catch (RuntimeException e) {
            alarms.raise(
                    subject,
                    Problem.of(
                            ProblemCode.JOURNAL_NOT_ANCHORED,
                            folder.toString(),
                            "fault",
                            e.getClass().getSimpleName()));
        }
    }
}
