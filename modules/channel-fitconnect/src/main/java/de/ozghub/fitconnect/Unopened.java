package de.ozghub.fitconnect;

import de.ozghub.core.channel.Arrival;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A submission as it goes on unopened: the document of the service with metadata and data as compact JWE, each attachment as
 * compact JWE, and the event log with the keys that prove it. All that can be checked without the key was checked: the proof
 * of deposit, the tags, and that what was announced is what was submitted.
 */
final class Unopened {

    private Unopened() {}

    static Opening parts(Arrival arrival, StoredArrival stored, AuthenticationTags tags) {
        var announced = stored.document().attachments();
        boolean complete = stored.document().announcesProperly()
                && Set.copyOf(announced).equals(tags.attachments().keySet())
                && announced.stream().allMatch(stored::has);
        if (!complete) {
            return new Opening.Rejected(
                    List.of(Problem.of(ProblemCode.ATTACHMENTS_MISMATCH, Assumed.SUBMISSION_INSTANCE)));
        }
        var parts = new ArrayList<Opening.Attachment>();
        parts.add(new Opening.Attachment(
                Parts.EVENT_LOG, "report", "application/json", null, part(arrival, Parts.EVENT_LOG)));
        for (var id : announced) {
            parts.add(new Opening.Attachment(
                    id.toString(), "attachment", "application/jose", null, part(arrival, Parts.attachment(id))));
        }
        return new Opening.Sealed(new SchemaKey(Assumed.UNOPENED_FORMAT), part(arrival, Parts.SUBMISSION), parts);
    }

    private static PayloadRef part(Arrival arrival, String name) {
        return arrival.part(name).orElseThrow();
    }
}
