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

    /**
     * The parts are those that were submitted, and the hub does not hold the key: they go on as they arrived.
     *
     * @param format how the message names the parts
     * @param message what names the parts, with those it holds itself
     * @param parts everything else, the proof of deposit among it
     */
    record Sealed(SchemaKey format, PayloadRef message, List<Attachment> parts) implements Opening {
        public Sealed {
            parts = List.copyOf(parts);
        }
    }

    /** It must be rejected, with these problems. */
    record Rejected(List<Problem> problems) implements Opening {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * An attachment, opened or sealed.
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
