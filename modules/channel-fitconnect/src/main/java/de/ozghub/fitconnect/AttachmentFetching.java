package de.ozghub.fitconnect;

import de.ozghub.core.journal.PayloadKind;
import de.ozghub.fitconnect.Fetching.Store;
import de.ozghub.fitconnect.TimedBody.BodyLost;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Streams the attachments of a submission from the service into the store, within FIT-Connect's limits. */
final class AttachmentFetching {

    private final ApiVersion api;
    private final ServiceConnection connection;
    private final Store store;

    AttachmentFetching(ApiVersion api, ServiceConnection connection, Store store) {
        this.api = api;
        this.connection = connection;
        this.store = store;
    }

    /** @return what is too large to be fetched; nothing of it is stored */
    List<Problem> fetch(UUID submission, List<UUID> attachments) throws NotNow, IOException {
        long room = Assumed.MAX_TOTAL_BYTES;
        for (var attachment : attachments) {
            long most = Math.min(room, Assumed.MAX_ATTACHMENT_BYTES);
            long stored = fetch(submission, attachment, most);
            if (stored < 0) {
                return List.of(
                        most < Assumed.MAX_ATTACHMENT_BYTES
                                ? tooLarge(Assumed.SUBMISSION_INSTANCE, Assumed.MAX_TOTAL_BYTES)
                                : tooLarge(Assumed.ATTACHMENT_INSTANCE + attachment, Assumed.MAX_ATTACHMENT_BYTES));
            }
            room -= stored;
        }
        return List.of();
    }

    /** @return how many bytes were stored, or -1 if there were more than allowed */
    private long fetch(UUID submission, UUID attachment, long most) throws NotNow, IOException {
        try (var answer = connection.get(api.attachment(submission, attachment))) {
            if (!answer.isSuccess()) {
                // The service takes no submission before all its attachments are there: a gap is its fault and may
                // heal.
                throw NotNow.status(answer.mailbox(), answer.status());
            }
            var copy = new Copy(answer, most);
            try {
                return store.keep(PayloadKind.ARRIVED, Parts.attachment(attachment), copy::to);
            } catch (IOException e) {
                if (copy.exceeded) {
                    return -1;
                }
                if (copy.lost != null) {
                    throw NotNow.down(answer.mailbox(), "connection lost or too slow", Assumed.PAUSE_AFTER_FAILURE);
                }
                throw e;
            }
        }
    }

    private static Problem tooLarge(String instance, long limit) {
        return Problem.of(ProblemCode.TOO_LARGE, instance, "limit", limit);
    }

    /** Copies a body and remembers which side failed, however the store wraps the fault. */
    private static final class Copy {
        private final Answer answer;
        private final long most;
        private boolean exceeded;
        private @Nullable BodyLost lost;

        Copy(Answer answer, long most) {
            this.answer = answer;
            this.most = most;
        }

        void to(OutputStream out) throws IOException {
            var buffer = new byte[64 * 1024];
            long total = 0;
            for (int count = next(buffer); count >= 0; count = next(buffer)) {
                total += count;
                if (total > most) {
                    exceeded = true;
                    throw new BodyLost("longer than allowed");
                }
                out.write(buffer, 0, count);
            }
        }

        private int next(byte[] buffer) throws BodyLost {
            try {
                return answer.body().read(buffer, 0, buffer.length);
            } catch (IOException e) {
                lost = e instanceof BodyLost bodyLost ? bodyLost : new BodyLost("connection lost");
                throw lost;
            }
        }
    }
}
