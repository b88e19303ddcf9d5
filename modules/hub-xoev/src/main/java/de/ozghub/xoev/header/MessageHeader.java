package de.ozghub.xoev.header;

import java.time.Instant;
import java.util.Optional;

/**
 * What the header of a message says; a part it does not name is empty.
 *
 * @param messageId {@code nachrichtenUUID} in lower case, by which a repetition is recognised (rejection code S100).
 *     Empty for xdomea 2 and 3, whose header has none
 * @param messageType code of the {@code nachrichtentyp}, for example {@code 0200}
 * @param created {@code erstellungszeitpunkt}; a time without zone is taken as German legal time
 * @param test true if the message is marked as a test and must not reach production
 * @param processId {@code ProzessID} of xdomea in lower case. All messages of a process bear it, so it tells no repetition
 */
public record MessageHeader(
        Optional<String> messageId,
        Optional<String> messageType,
        Optional<Instant> created,
        boolean test,
        Optional<Party> author,
        Optional<Party> reader,
        Optional<String> processId) {}
