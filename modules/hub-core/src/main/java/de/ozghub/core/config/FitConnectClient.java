package de.ozghub.core.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One FIT-Connect API client.
 *
 * @param token address of the token endpoint
 * @param submissionApi base address of the Submission API
 * @param callbackSecret what the delivery service proves its callbacks with; null: it does not call
 * @param poll pause between two polls
 * @param timeout of one call
 */
public record FitConnectClient(
        String name,
        URI token,
        URI submissionApi,
        Setting clientId,
        SecretRef clientSecret,
        @Nullable SecretRef callbackSecret,
        Duration poll,
        Duration timeout) {

    /** @throws IllegalArgumentException if a duration is not longer than zero */
    public FitConnectClient {
        Check.positive("poll", poll);
        Check.positive("timeout", timeout);
    }
}
