package de.ozghub.core.journal;

import de.ozghub.submission.PayloadId;

/**
 * A stored payload.
 *
 * @param part which part of the submission: {@code submission}, {@code event-log}, {@code metadata}, {@code data}, {@code
 *     attachment:UUID}, the name of a target, or an event
 * @param bytes length of the plain bytes
 * @param sha256 of the plain bytes, lower-case hexadecimal
 */
public record PayloadRef(PayloadId id, PayloadKind kind, String part, long bytes, String sha256) {}
