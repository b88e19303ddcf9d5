package de.ozghub.submission;

import org.jspecify.annotations.Nullable;

/**
 * Where a submission came from, in the words of its channel. Channel, destination and external id together are the key
 * by which a duplicate is known.
 *
 * @param channel protocol name, for example {@code fit-connect}
 * @param mailbox configured access the hub fetches with, for example the name of a FIT-Connect API client
 * @param destination the receiver's address in the channel, for example a destination id
 * @param externalId the sender side's id of the submission
 * @param externalCase the channel's id of the case, if it knows cases
 */
public record Origin(
        String channel,
        String mailbox,
        String destination,
        String externalId,
        @Nullable String externalCase) {}
