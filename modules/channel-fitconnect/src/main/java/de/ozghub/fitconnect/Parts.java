package de.ozghub.fitconnect;

import java.util.UUID;

/** Names of the parts of a submission in the hub's store. */
final class Parts {

    /** The submission as the service handed it out, with sealed metadata and data. */
    static final String SUBMISSION = "submission";

    /** Proof of deposit, see {@link Deposit}. */
    static final String EVENT_LOG = "event-log";

    static final String METADATA = "metadata";
    static final String DATA = "data";

    private Parts() {}

    static String attachment(UUID id) {
        return "attachment:" + id;
    }
}
