package de.ozghub.fitconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The signed events of a case in the service's order, as they came. */
record EventLog(List<String> events) {

    EventLog {
        events = List.copyOf(events);
    }

    /** Reads all pages. */
    static EventLog fetch(ServiceConnection connection, ApiVersion api, UUID caseId) throws NotNow {
        var events = new ArrayList<String>();
        while (true) {
            try (var answer = connection.get(api.events(caseId, events.size()))) {
                if (!answer.isSuccess()) {
                    throw NotNow.status(connection.mailbox(), answer.status());
                }
                var page = answer.json(Assumed.MAX_ANSWER_BYTES);
                var found = read(page);
                events.addAll(found);
                if (found.isEmpty() || isLast(page, found.size(), events.size())) {
                    return new EventLog(events);
                }
            }
            if (events.size() > Assumed.MAX_EVENTS) {
                throw NotNow.down(connection.mailbox(), "event log too long", Assumed.PAUSE_AFTER_REFUSAL);
            }
        }
    }

    /** Events of a submission that tell this, whether they are proven or not. */
    List<SecurityEvent> telling(EventName event, UUID submission) {
        return claims().filter(claims -> claims.tells(event)
                        && claims.submission().filter(submission::equals).isPresent())
                .toList();
    }

    boolean holds(UUID jti) {
        return claims().anyMatch(claims -> claims.jti().filter(jti::equals).isPresent());
    }

    private Stream<SecurityEvent> claims() {
        return events.stream().map(SecurityEvent::unproven).flatMap(Optional::stream);
    }

    private static List<String> read(JsonNode page) {
        return page.path("eventLog")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    /** The service may state a total or leave it out. */
    private static boolean isLast(JsonNode page, int found, int soFar) {
        var total = page.path("totalCount");
        return total.isIntegralNumber() ? soFar >= total.asLong() : found < ApiVersion.MAX_PAGE;
    }
}
