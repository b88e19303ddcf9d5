package de.ozghub.fitconnect;

import de.ozghub.core.channel.Callback;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Takes the delivery service's callbacks for one API client: proof first, JSON only afterwards. Thread-safe. */
final class Callbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final String TYPES = "https://schema.fitko.de/fit-connect/submission-api/callbacks/";

    private final FitConnectClient client;
    private final CallbackProof proof;

    private Callbacks(FitConnectClient client, CallbackProof proof) {
        this.client = client;
        this.proof = proof;
    }

    /** Empty if the client takes no callbacks. */
    static @Nullable Callbacks of(FitConnectClient client, InstantSource clock) {
        var secret = client.credentials().callbackSecret();
        return secret == null ? null : new Callbacks(client, new CallbackProof(secret, clock));
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
        var type = Json.text(body, "type");
        if (!(TYPES + "new-submissions").equals(type)) {
            // Genuine, and none of a subscriber's business: a sender reads its event logs on its own plan.
            return new Callback.Genuine(false);
        }
        var named = body.path("submissions")
                .valueStream()
                .map(entry -> Json.uuid(entry, "destinationId"))
                .flatMap(Optional::stream)
                .toList();
        // The older form names no destination at all.
        return named.isEmpty() || named.stream().anyMatch(this::isOurs)
                ? new Callback.Genuine(true)
                : refused("foreign-destination");
    }

    private boolean isOurs(UUID destination) {
        return client.destinations().stream().anyMatch(own -> own.id().equals(destination));
    }

    private Callback refused(String reason) {
        LOG.atWarn()
                .addKeyValue("mailbox", client.name())
                .addKeyValue("reason", reason)
                .log("A callback is refused");
        return new Callback.Refused(Problem.of(ProblemCode.CALLBACK_REFUSED, client.name(), "reason", reason));
    }
}
