package de.ozghub.xoev.validation;

import de.ozghub.xoev.header.MessageHeader;
import java.util.Optional;

/**
 * What one reading of a message told: the report, which holds no values, and the header, which holds nothing else. Immutable.
 *
 * @param header empty if the message has none or is not valid
 */
public record Reading(ValidationReport report, Optional<MessageHeader> header) {

    /** Says nothing of the header. */
    @Override
    public String toString() {
        return report.toString();
    }
}
