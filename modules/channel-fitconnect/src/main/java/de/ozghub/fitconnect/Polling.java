package de.ozghub.fitconnect;

import de.ozghub.core.channel.Poll;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Looks into a mailbox as if its destinations were one list: those of the first destination, then those of the second.
 * A destination the service does not show does not hide the others; it is named with its reason.
 */
final class Polling {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final ApiVersion api;

    Polling(ApiVersion api) {
        this.api = api;
    }

    Poll poll(Mailbox mailbox, int offset, int limit) {
        var look = new Look(mailbox, offset, limit);
        for (var destination : mailbox.client().destinations()) {
            if (look.more || look.isFull()) {
                return look.page(true);
            }
            try {
                look.into(destination.id());
            } catch (NotNow e) {
                // What was found is worth more than the fault, which comes again with the next page.
                return look.found.isEmpty() ? new Poll.Unreachable(e.problem(), e.retryAfter()) : look.page(true);
            }
        }
        var refusal = look.refusal;
        return refusal != null && look.answered.isEmpty()
                ? new Poll.Unreachable(refusal.problem(), refusal.retryAfter())
                : look.page(look.more);
    }

    /** The state of one look over all destinations. */
    private final class Look {
        private final Mailbox mailbox;
        private final int limit;
        private final List<Origin> found = new ArrayList<>();
        private final List<String> answered = new ArrayList<>();
        private final List<Poll.Unseen> unseen = new ArrayList<>();
        private long skip;
        private int seen;
        private boolean more;
        private @Nullable NotNow refusal;

        Look(Mailbox mailbox, int offset, int limit) {
            this.mailbox = mailbox;
            this.limit = limit;
            this.skip = offset;
        }

        boolean isFull() {
            return seen >= limit;
        }

        Poll.Page page(boolean further) {
            return new Poll.Page(found, seen, further, answered, unseen);
        }

        void into(UUID destination) throws NotNow {
            int room = Math.min(limit - seen, ApiVersion.MAX_PAGE);
            int offset = Math.clamp(skip, 0, Integer.MAX_VALUE);
            try (var answer = mailbox.connection().get(api.pickUp(destination, offset, room))) {
                if (!answer.isSuccess()) {
                    refuse(destination, NotNow.status(mailbox.connection().mailbox(), answer.status()));
                    return;
                }
                take(destination, offset, answer.json(Assumed.MAX_ANSWER_BYTES));
                answered.add(destination.toString());
            } catch (NotNow e) {
                if (e.status() < 500) {
                    throw e;
                }
                refuse(destination, e);
            }
        }

        private void take(UUID destination, int offset, JsonNode page) {
            var entries = page.path("submissions");
            entries.forEach(entry -> add(destination, entry));
            seen += entries.size();
            long total = Math.max(page.path("totalCount").asLong(0), entries.isEmpty() ? 0 : offset + entries.size());
            more = total > (long) offset + entries.size() && !entries.isEmpty();
            skip = Math.max(0, skip - total);
        }

        private void add(UUID destination, JsonNode entry) {
            var submission = Json.uuid(entry, "submissionId");
            var named = Json.uuid(entry, "destinationId");
            if (submission.isEmpty()
                    || named.filter(id -> !id.equals(destination)).isPresent()) {
                LOG.atWarn()
                        .addKeyValue("mailbox", mailbox.connection().mailbox())
                        .addKeyValue("destination", destination)
                        .log("The delivery service lists a submission of no or another destination");
                return;
            }
            var caseId = Json.uuid(entry, "caseId").map(UUID::toString).orElse(null);
            found.add(new Origin(
                    FitConnectChannel.NAME,
                    mailbox.connection().mailbox(),
                    destination.toString(),
                    submission.get().toString(),
                    caseId));
        }

        private void refuse(UUID destination, NotNow why) {
            refusal = why;
            unseen.add(new Poll.Unseen(
                    destination.toString(),
                    Problem.of(ProblemCode.DESTINATION_UNSEEN, destination.toString(), "status", why.status())));
        }
    }
}
