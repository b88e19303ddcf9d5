package de.ozghub.fitconnect;

import de.ozghub.core.channel.Callback;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Takes the delivery service's callbacks for one API client: proof first, JSON only afterwards. Thread-safe. */
final class Callbacks {

    static final String NEW_SUBMISSIONS = "new-submissions";
    static final String NEW_EVENTS = Assumed.NEW_EVENTS_CALLBACK;

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final String TYPES = "https://schema.fitko.de/fit-connect/submission-api/callbacks/";

    private final FitConnectClient client;
    private final CallbackProof proof;
    private final Reading reading;

    /** What a genuine callback means to this side. */
    @FunctionalInterface
    interface Reading {

        /**
         * Reads one.
         *
         * @param type last part of its type
         * @param named what it names, each with what the service states of it
         * @return whether it wakes anybody; empty if it names only what is somebody else's
         */
        Optional<Boolean> read(String type, List<JsonNode> named);
    }

    private Callbacks(FitConnectClient client, CallbackProof proof, Reading reading) {
        this.client = client;
        this.proof = proof;
        this.reading = reading;
    }

    /** Null if the client takes no callbacks. */
    static @Nullable Callbacks of(FitConnectClient client, InstantSource clock, Reading reading) {
        var secret = client.credentials().callbackSecret();
        return secret == null ? null : new Callbacks(client, new CallbackProof(secret, clock), reading);
    }

    /** Of a subscriber: new submissions at its destinations. What became of sent ones is none of its business. */
    static Reading ofSubscriber(FitConnectClient client) {
        return (type, named) -> {
            if (!NEW_SUBMISSIONS.equals(type)) {
                return Optional.of(false);
            }
            // The older form names no destination at all.
            var destinations = ids(named, "destinationId");
            boolean ours = destinations.isEmpty()
                    || destinations.stream()
                            .anyMatch(id -> client.destinations().stream()
                                    .anyMatch(own -> own.id().equals(id)));
            return ours ? Optional.of(true) : Optional.empty();
        };
    }

    static List<UUID> ids(List<JsonNode> named, String member) {
        return named.stream()
                .map(entry -> Json.uuid(entry, member))
                .flatMap(Optional::stream)
                .toList();
    }

    Callback receive(Function<String, Optional<String>> headers, byte[] body) {
        var fault = proof.fault(
                headers.apply("callback-timestamp").orElse(null),
                headers.apply("callback-authentication").orElse(null),
                body);
        if (fault.isPresent()) {
            return refused(fault.get().word());
        }
        return Json.object(body).map(this::read).orElseGet(() -> refused("no-json"));
    }

    private Callback read(JsonNode body) {
        var type = String.valueOf(Json.text(body, "type"));
        var name = type.startsWith(TYPES) ? type.substring(TYPES.length()) : "";
        return reading.read(name, body.path("submissions").valueStream().toList())
                .<Callback>map(Callback.Genuine::new)
                .orElseGet(() -> refused("foreign-destination"));
    }

    private Callback refused(String reason) {
        LOG.atWarn()
                .addKeyValue("mailbox", client.name())
                .addKeyValue("reason", reason)
                .log("A callback is refused");
        return new Callback.Refused(Problem.of(ProblemCode.CALLBACK_REFUSED, client.name(), "reason", reason));
    }
}
