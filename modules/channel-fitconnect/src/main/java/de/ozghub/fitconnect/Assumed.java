package de.ozghub.fitconnect;

import java.time.Duration;

/**
 * What the hub takes for granted about FIT-Connect although no official text says so. Each stands here alone, so that a
 * correction is one line.
 */
final class Assumed {

    /** An attachment is called so in problems; that the parts are called {@code metadata} and {@code data} is official. */
    static final String ATTACHMENT_INSTANCE = "attachment:";

    static final String SUBMISSION_INSTANCE = "submission";

    /** Instance of a problem that is about none of the parts. */
    static final String OTHER_INSTANCE = "other";

    /** Problem type for what has no type of its own. */
    static final String OTHER_PROBLEM_TYPE = "technical-error";

    /** A forward event has no content but names the payload schema all the same. */
    static final boolean FORWARD_NAMES_SCHEMA = true;

    /** Fragments are uploaded, tagged and hashed on their own; in their order they make up the attachment. */
    static final boolean FRAGMENTS_ARE_UPLOADED = true;

    /** Data sets end at 10 MB; above, they travel as an attachment. Read generously, as MiB. */
    static final long MAX_DATA_BYTES = 10L * 1024 * 1024;

    /** Above, the hub sends a data set as an attachment. Read strictly, so that every service takes what is below. */
    static final long MAX_SENT_DATA_BYTES = 10_000_000;

    /** Destinations are managed below this prefix of the Destination API, whatever version submissions have. */
    static final String DESTINATION_MANAGEMENT = "/v1";

    /** An upload that is slower than so many bytes a second is given up. */
    static final long LEAST_UPLOAD_RATE = 256 * 1024;

    /** No official limit; identity proofs travel inside. */
    static final long MAX_METADATA_BYTES = 10L * 1024 * 1024;

    /** Metadata and data as base64url with their frame. */
    static final int MAX_SUBMISSION_BYTES = 32 * 1024 * 1024;

    /** 500 MB encrypted, read generously: as MiB before base64url. */
    static final long MAX_ATTACHMENT_BYTES = 500L * 1024 * 1024 * 4 / 3;

    /** 2 GB encrypted per submission, read the same way. */
    static final long MAX_TOTAL_BYTES = 2048L * 1024 * 1024 * 4 / 3;

    /** More events than a case ever has. */
    static final int MAX_EVENTS = 20_000;

    /** The API names no limit; no answer but submissions and attachments comes near it. */
    static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    /** How the hub calls a submission it hands on as the service gave it out. */
    static final String UNOPENED_FORMAT = "urn:ozg-hub:fit-connect:submission:2.0#submission";

    /** Last part of the type of callbacks about events; that there are such callbacks is official. */
    static final String NEW_EVENTS_CALLBACK = "new-events";

    /** When the service is overloaded and does not say for how long. */
    static final Duration PAUSE_AFTER_429 = Duration.ofSeconds(60);

    /** When the service fails and does not say for how long. */
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

    /** When only a change of configuration helps, here or in the Self-Service-Portal. */
    static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMinutes(5);

    /** When the service denies what it knows: rights are being changed, or one of its replicas lags behind. */
    static final Duration PAUSE_AFTER_DENIAL = Duration.ofMinutes(1);

    /** No wait announced by the service is honoured beyond this. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** An unknown kid makes the hub ask for the service's keys again, but not more often than this. */
    static final Duration KEYS_AT_MOST_EVERY = Duration.ofMinutes(1);

    /** A key the service has withdrawn is trusted no longer than this. */
    static final Duration KEYS_KEPT = Duration.ofHours(24);

    /** More genuine callbacks than come within the five minutes each is remembered. */
    static final int MAX_CALLBACKS_REMEMBERED = 10_000;

    /** A reject event names at most so many problems. */
    static final int MAX_PROBLEMS = 50;

    private Assumed() {}
}
