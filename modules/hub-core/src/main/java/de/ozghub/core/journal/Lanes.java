package de.ozghub.core.journal;

import de.ozghub.submission.BackOfficeKey;

/** Names of the lanes tasks are claimed from. Whatever may be slow on its own has a lane of its own. */
public final class Lanes {

    /** The one lane of work that needs only the processor. */
    public static final String PROCESSING = "processing";

    private Lanes() {}

    public static String intake(String mailbox) {
        return "intake:" + mailbox;
    }

    public static String receipt(String mailbox) {
        return "receipt:" + mailbox;
    }

    public static String delivery(BackOfficeKey backOffice) {
        return "delivery:" + backOffice;
    }
}
