package de.ozghub.core.journal;

import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Payloads, encrypted in chunks of at most 1 MiB, each with a data key of its own. Thread-safe. */
public interface Payloads {

    /**
     * Stores bytes as they are written, chunk by chunk, in state arriving. They belong to the submission for good only
     * when a {@link Work} seals them; what is never sealed is swept later. Memory: a few chunks, whatever the length.
     *
     * @throws IOException if the writer fails; nothing of the payload remains
     * @throws IllegalStateException if called inside a decision: store first, then decide and seal
     */
    PayloadRef store(SubmissionId submission, PayloadKind kind, String part, Writer writer) throws IOException;

    /**
     * Opens a payload for reading; each chunk is verified before its first byte is handed out.
     *
     * @throws IOException if the payload does not exist, was tampered with, or its key is unavailable
     */
    InputStream read(PayloadId payload) throws IOException;

    /** Sealed payloads of a submission, in the order they were stored. */
    List<PayloadRef> of(SubmissionId submission);

    /** Writes the content of a payload. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }
}
