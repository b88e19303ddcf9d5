package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Destination;
import java.io.IOException;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the owner of a destination does: make, list, read, describe, add keys, change status and encryption key, delete. */
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
        router.on("POST", BASE, this::make);
        router.on("PUT", BASE + "/{destinationId}", this::describe);
        router.on("PATCH", BASE + "/{destinationId}", this::change);
        router.on("DELETE", BASE + "/{destinationId}", this::delete);
        router.on("POST", BASE + "/{destinationId}/keys", this::addKey);
    }

    private Reply list(Call call) {
        var caller = accessTokens.caller(call);
        caller.mustSubscribe();
        int limit = call.number("limit", 100, 1, 500);
        int offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
        var own = caller.destinations().stream()
                .filter(id -> !book.kept(id).deleted())
                .sorted()
                .toList();
        var page =
                own.stream().skip(offset).limit(limit).map(destinations::view).toList();
        var body = new LinkedHashMap<String, Object>();
        body.put("offset", offset);
        body.put("count", page.size());
        body.put("totalCount", own.size());
        body.put("destinations", page);
        return Reply.json(200, body);
    }

    /** In status {@code created}; its maker is connected to it at once. */
    private Reply make(Call call) throws IOException {
        var caller = accessTokens.caller(call);
        caller.mustSubscribe();
        call.requireMediaType("application/json");
        var form = new DestinationForm(Json.parse(call.bytes(256 * 1024)));
        var encryption = key(form.required("encryptionPublicKey").toString(), KeyOperation.WRAP_KEY);
        var signature = key(form.required("signingPublicKey").toString(), KeyOperation.VERIFY);
        if (!encryption.getKeyID().equals(form.text("encryptionKid"))) {
            throw Refusal.of(400, "bad-request", "encryptionKid is not that of encryptionPublicKey");
        }
        var id = UUID.randomUUID();
        var bare = new Destination(
                id,
                "",
                "created",
                List.of(),
                encryption.getKeyID(),
                List.of(encryption.toJSONObject(), signature.toJSONObject()),
                List.of(),
                null,
                null,
                null);
        book.record(DestinationBook.Change.made(form.complete(bare), caller.clientId()));
        return Reply.json(201, destinations.view(id));
    }

    private Reply describe(Call call) throws IOException {
        var id = own(call);
        call.requireMediaType("application/json");
        var form = new DestinationForm(Json.parse(call.bytes(256 * 1024)));
        book.record(DestinationBook.Change.described(
                id, null, null, form.complete(book.get(id).destination())));
        return Reply.json(200, destinations.view(id));
    }

    /** One that takes submissions is closed first. Cases and logs stay. */
    private Reply delete(Call call) throws IOException {
        var id = own(call);
        if (book.get(id).status().equals("active")) {
            throw Refusal.of(422, "destination-state-invalid", "An active destination is not deleted");
        }
        book.record(DestinationBook.Change.deleted(id));
        return Reply.empty(204);
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
        var described = new DestinationForm(body).changed(known.destination());
        book.record(DestinationBook.Change.described(id, status, kid, described));
        return Reply.json(200, destinations.view(id));
    }

    private static boolean mayFollow(String from, String to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    private Reply addKey(Call call) throws IOException {
        var id = own(call);
        call.requireMediaType("application/json");
        var key = key(new String(call.bytes(64 * 1024), java.nio.charset.StandardCharsets.UTF_8));
        book.record(DestinationBook.Change.of(id, null, null, key.toJSONObject()));
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

    private static RSAKey key(String json, KeyOperation use) {
        var key = key(json);
        if (!key.getKeyOperations().contains(use)) {
            throw Refusal.of(400, "bad-request", "The key is not for " + use.identifier());
        }
        return key;
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
