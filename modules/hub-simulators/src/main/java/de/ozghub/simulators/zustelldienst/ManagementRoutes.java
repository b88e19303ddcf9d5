package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import java.io.IOException;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the owner of a destination does: list, read, add keys, change status and encryption key. */
final class ManagementRoutes {

    private static final int LEAST_BITS = 4096;
    private static final String BASE = "/destination-api/v1/destinations";

    /** What may follow on a status. */
    private static final Map<String, Set<String>> NEXT = Map.of(
            "created", Set.of("active"),
            "active", Set.of("inactive"),
            "inactive", Set.of("active", "decommissioned"),
            "decommissioned", Set.of());

    private final AccessTokens accessTokens;
    private final DestinationBook book;
    private final Destinations destinations;

    ManagementRoutes(AccessTokens accessTokens, DestinationBook book, Destinations destinations) {
        this.accessTokens = accessTokens;
        this.book = book;
        this.destinations = destinations;
    }

    void mount(Router router) {
        router.on("GET", BASE, this::list);
        router.on("GET", BASE + "/{destinationId}", this::read);
        router.on("PATCH", BASE + "/{destinationId}", this::change);
        router.on("POST", BASE + "/{destinationId}/keys", this::addKey);
    }

    private Reply list(Call call) {
        var caller = accessTokens.caller(call);
        caller.mustSubscribe();
        int limit = call.number("limit", 100, 1, 500);
        int offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
        var own = caller.destinations().stream().sorted().toList();
        var page =
                own.stream().skip(offset).limit(limit).map(destinations::view).toList();
        var body = new LinkedHashMap<String, Object>();
        body.put("offset", offset);
        body.put("count", page.size());
        body.put("totalCount", own.size());
        body.put("destinations", page);
        return Reply.json(200, body);
    }

    private Reply read(Call call) {
        return Reply.json(200, destinations.view(own(call)));
    }

    private Reply change(Call call) throws IOException {
        var id = own(call);
        if (!call.mediaType().equals("application/merge-patch+json")) {
            call.requireMediaType("application/json");
        }
        var body = Json.parse(call.bytes(64 * 1024));
        var status = text(body, "status");
        var kid = text(body, "encryptionKid");
        var known = book.get(id);
        if (status != null && !status.equals(known.status()) && !mayFollow(known.status(), status)) {
            throw Refusal.of(422, "destination-state-invalid", "The status may not change so");
        }
        if (kid != null && !destinations.hasEncryptionKey(id, kid)) {
            throw Refusal.of(422, "key-not-found", "encryptionKid names no encryption key of the destination");
        }
        book.record(new DestinationBook.Change(id, status, kid, null));
        return Reply.json(200, destinations.view(id));
    }

    private static boolean mayFollow(String from, String to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    private Reply addKey(Call call) throws IOException {
        var id = own(call);
        call.requireMediaType("application/json");
        var key = key(new String(call.bytes(64 * 1024), java.nio.charset.StandardCharsets.UTF_8));
        book.record(new DestinationBook.Change(id, null, null, key.toJSONObject()));
        return Reply.json(201, key.toJSONObject());
    }

    private static RSAKey key(String json) {
        try {
            var key = JWK.parse(json).toRSAKey();
            requireFit(key);
            return key;
        } catch (ParseException | ClassCastException e) {
            throw Refusal.of(400, "bad-request", "The body is no RSA JWK");
        }
    }

    private static void requireFit(RSAKey key) {
        var kid = key.getKeyID();
        var operations = key.getKeyOperations();
        boolean known = operations != null
                && (operations.equals(Set.of(KeyOperation.WRAP_KEY)) || operations.equals(Set.of(KeyOperation.VERIFY)));
        if (key.isPrivate()
                || kid == null
                || kid.length() < 8
                || kid.length() > 64
                || key.size() < LEAST_BITS
                || !known
                || key.getX509CertChain() == null) {
            throw Refusal.of(400, "bad-request", "The key does not meet the rules for JWKs");
        }
    }

    private UUID own(Call call) {
        var id = call.id("destinationId");
        var caller = accessTokens.caller(call);
        book.get(id);
        caller.mustSubscribe(id);
        return id;
    }

    private static @Nullable String text(JsonNode body, String member) {
        var value = body.path(member);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isString()) {
            throw Refusal.of(400, "bad-request", member + " must be a text");
        }
        return value.asString();
    }
}
