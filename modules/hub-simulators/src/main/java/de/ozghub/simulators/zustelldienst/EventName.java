package de.ozghub.simulators.zustelldienst;

import java.util.Arrays;
import java.util.Optional;

/** The events of a submission, by their names in the event URI. */
enum EventName {
    CREATE("create-submission"),
    SUBMIT("submit-submission"),
    NOTIFY("notify-submission"),
    FORWARD("forward-submission"),
    ACCEPT("accept-submission"),
    REJECT("reject-submission"),
    DELETE("delete-submission");

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/";

    private final String name;

    EventName(String name) {
        this.name = name;
    }

    String uri() {
        return PREFIX + name;
    }

    boolean mayBePostedBySubscriber() {
        return this == FORWARD || this == ACCEPT || this == REJECT;
    }

    static Optional<EventName> ofUri(String uri) {
        return Arrays.stream(values()).filter(event -> event.uri().equals(uri)).findFirst();
    }
}
