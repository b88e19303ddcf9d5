package de.ozghub.mapping;

import de.ozghub.submission.Problem;
import java.util.List;

/** What mapping one submission led to. */
public sealed interface MappingResult {

    /**
     * One message per target whose condition holds, in the order of the package; each valid against its schema.
     *
     * @param losses what could not be carried over although the messages are valid
     */
    record Mapped(List<MappedMessage> messages, List<Loss> losses) implements MappingResult {
        public Mapped {
            messages = List.copyOf(messages);
            losses = List.copyOf(losses);
        }
    }

    /** At least one target could not be made; nothing is handed over. */
    record MappingFault(List<Problem> problems) implements MappingResult {
        public MappingFault {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A field that lost something on its way, for example letters the receiver's character set does not hold.
     *
     * @param rule file and line
     * @param field its German name
     * @param reason one stable word; never a value of the data
     */
    record Loss(String target, String rule, String field, String reason) {}
}
