package de.ozghub.mapping.table;

import de.ozghub.mapping.SubmissionContext;
import de.ozghub.submission.LegalTime;
import java.util.Map;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.value.DateTimeValue;

/**
 * What is being mapped: the parsed data and what the hub adds. May be shared by threads.
 *
 * @param data the document node
 * @param hub the element that XPath sees as {@code $hub}
 * @param settings the package's settings with the authority's own values over them
 */
public record Submitted(XdmNode data, XdmNode hub, SubmissionContext context, Map<String, String> settings) {

    /** What {@code current-dateTime()} says: the legal time of receipt, so that mapping gives the same bytes every time. */
    public DateTimeValue now() {
        return DateTimeValue.fromZonedDateTime(context.receivedAt().atZone(LegalTime.ZONE));
    }
}
