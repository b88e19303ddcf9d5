package de.ozghub.core.channel;

import de.ozghub.submission.Problem;

/** What a peer's call was taken for. */
public sealed interface Callback {

    /** It is genuine; the mailbox is worth a look if {@code wakes}. */
    record Genuine(boolean wakes) implements Callback {}

    /** It proves nothing and is answered so. */
    record Refused(Problem problem) implements Callback {}
}
