package de.ozghub.core.channel;

import de.ozghub.core.journal.PayloadRef;
import de.ozghub.submission.Problem;
import de.ozghub.submission.SchemaKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What opening an arrival led to. */
public sealed interface Opening {

    /**
     * Tags, hashes and metadata hold; the opened parts are stored.
     *
     * @param mediaType of the data: {@code application/xml} or {@code application/json}
     */
    record Opened(
            SchemaKey schema, String mediaType, PayloadRef metadata, PayloadRef data, List<Attachment> attachments)
            implements Opening {
        public Opened {
            attachments = List.copyOf(attachments);
        }
    }

    /** It must be rejected, with these problems. */
    record Rejected(List<Problem> problems) implements Opening {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * An opened attachment.
     *
     * @param filename as the sender gave it; may be personal data and never enters journal, log or file system
     */
    record Attachment(
            String id,
            String purpose,
            String mediaType,
            @Nullable String filename,
            PayloadRef content) {

        /** Without the file name. */
        @Override
        public String toString() {
            return "Attachment[%s, %s]".formatted(id, purpose);
        }
    }
}
