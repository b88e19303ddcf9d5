package de.ozghub.core;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import de.ozghub.submission.AttemptId;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.TaskId;
import java.util.UUID;

/** Makes the hub's identities: UUIDv7 (RFC 9562 section 5.7), monotonic within a process, made in Java. Thread-safe. */
public final class Ids {

    private static final TimeBasedEpochGenerator UUID_V7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID uuid() {
        return UUID_V7.generate();
    }

    public static SubmissionId submission() {
        return new SubmissionId(uuid());
    }

    public static DeliveryId delivery() {
        return new DeliveryId(uuid());
    }

    public static AttemptId attempt() {
        return new AttemptId(uuid());
    }

    public static TaskId task() {
        return new TaskId(uuid());
    }

    public static PayloadId payload() {
        return new PayloadId(uuid());
    }
}
