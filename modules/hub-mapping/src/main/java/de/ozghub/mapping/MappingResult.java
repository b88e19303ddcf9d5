package de.ozghub.mapping;

import de.ozghub.submission.Problem;
import java.util.List;

/** What mapping one submission led to. */
public sealed interface MappingResult {

    /** One message per target whose condition holds, in the order of the package; each valid against its schema. */
    record Mapped(List<MappedMessage> messages) implements MappingResult {
        public Mapped {
            messages = List.copyOf(messages);
        }
    }

    /** At least one target could not be made; nothing is handed over. */
    record MappingFault(List<Problem> problems) implements MappingResult {
        public MappingFault {
            problems = List.copyOf(problems);
        }
    }
}
