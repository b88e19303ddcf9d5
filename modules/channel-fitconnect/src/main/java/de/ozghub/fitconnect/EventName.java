package de.ozghub.fitconnect;

import de.ozghub.submission.ReceiptKind;
import java.util.Arrays;
import java.util.Optional;

/** The events of a submission a subscriber has to know (FIT-Connect, event log). */
enum EventName {
    SUBMIT("submit-submission"),
    FORWARD("forward-submission"),
    ACCEPT("accept-submission"),
    REJECT("reject-submission"),
    DELETE("delete-submission");

    private static final String BASE = "https://schema.fitko.de/fit-connect/events/";

    private final String id;

    EventName(String id) {
        this.id = id;
    }

    /** Last part of the URI. */
    String id() {
        return id;
    }

    String uri() {
        return BASE + id;
    }

    /** Whether nothing can follow but deletion. */
    boolean decides() {
        return this == ACCEPT || this == REJECT || this == DELETE;
    }

    static EventName of(ReceiptKind kind) {
        return switch (kind) {
            case FORWARD -> FORWARD;
            case ACCEPT -> ACCEPT;
            case REJECT -> REJECT;
        };
    }

    static Optional<EventName> ofUri(String uri) {
        return Arrays.stream(values()).filter(event -> event.uri().equals(uri)).findFirst();
    }
}
