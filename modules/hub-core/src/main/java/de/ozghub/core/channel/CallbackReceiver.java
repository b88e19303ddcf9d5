package de.ozghub.core.channel;

import java.util.Optional;
import java.util.function.Function;

/**
 * A channel whose peer may call the hub to say that something waits. A call never delivers anything: it only makes the hub
 * look sooner than it would have. Thread-safe.
 */
public interface CallbackReceiver {

    /**
     * Proves one call.
     *
     * @param headers value of a header by its name, whatever its case
     * @param body the raw bytes as they came; nothing may have re-formatted them
     * @return empty if this channel takes no calls for the mailbox
     */
    Optional<Callback> receive(String mailbox, Function<String, Optional<String>> headers, byte[] body);
}
