package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The token endpoint and the check of its tokens: signed JWTs of 30 minutes. */
final class AccessTokens {

    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final String SCOPES = "https://schema.fitko.de/fit-connect/oauth/scopes/";

    private final Map<String, Client> clients = new HashMap<>();
    private final MACSigner signer;
    private final MACVerifier verifier;
    private final InstantSource clock;

    private final Function<String, Set<UUID>> made;
    private final FaultSwitches faults;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    /** @param made destinations a client made itself, by its id */
    AccessTokens(
            List<Client> clients,
            byte[] secret,
            InstantSource clock,
            FaultSwitches faults,
            Function<String, Set<UUID>> made) {
        this.made = made;
        this.faults = faults;
        clients.forEach(client -> this.clients.put(client.clientId(), client));
        this.clock = clock;
        try {
            signer = new MACSigner(secret);
            verifier = new MACVerifier(secret);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The token secret is too short", e);
        }
    }

    /** Answers {@code POST /token}. */
    Reply issue(Call call) throws IOException {
        if (call.header("Authorization").isPresent()) {
            // client_secret_post only: the official service refuses HTTP Basic in this way.
            return error(401, "invalid_client");
        }
        if (!call.mediaType().equals("application/x-www-form-urlencoded")) {
            return error(400, "invalid_request");
        }
        var form = call.form();
        var client = clients.get(form.getOrDefault("client_id", ""));
        if (client == null || !same(client.clientSecret(), form.getOrDefault("client_secret", ""))) {
            return error(401, "invalid_client");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type");
        }
        var scope = scope(client, form.getOrDefault("scope", ""));
        return scope.isEmpty() ? error(400, "invalid_scope") : token(client, scope.get());
    }

    private static Optional<String> scope(Client client, String wanted) {
        var assigned = switch (client.role()) {
            case sender -> List.of(SCOPES + "send-submissions");
            case subscriber ->
                hasDestination(client)
                        ? List.of(SCOPES + "manage-destinations", SCOPES + "subscribe-destinations")
                        : List.<String>of();
        };
        if (assigned.isEmpty()) {
            return Optional.empty();
        }
        if (wanted.isBlank()) {
            return Optional.of(String.join(" ", assigned));
        }
        boolean all = assigned.containsAll(List.of(wanted.strip().split(" +", -1)));
        return all ? Optional.of(wanted.strip()) : Optional.empty();
    }

    private static boolean hasDestination(Client client) {
        var destinations = client.destinations();
        return destinations != null && !destinations.isEmpty();
    }

    private Reply token(Client client, String scope) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(client.clientId())
                .claim("scope", scope)
                .claim("clientType", client.role().name())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign an access token", e);
        }
        return Reply.json(
                        200,
                        Map.of(
                                "access_token",
                                jwt.serialize(),
                                "token_type",
                                "Bearer",
                                "expires_in",
                                LIFETIME.toSeconds(),
                                "scope",
                                scope))
                .with("Cache-Control", "no-store");
    }

    /**
     * The client behind the call.
     *
     * @throws Refusal 401 when there is no valid token
     */
    Caller caller(Call call) {
        var header = call.header("Authorization").orElse("");
        if (!header.startsWith("Bearer ")) {
            throw unauthorized();
        }
        try {
            var jwt = SignedJWT.parse(header.substring("Bearer ".length()));
            var claims = jwt.getJWTClaimsSet();
            var client = clients.get(claims.getSubject());
            if (client == null
                    || isUsedUp(claims.getJWTID())
                    || !jwt.verify(verifier)
                    || !claims.getExpirationTime().toInstant().isAfter(clock.instant())) {
                throw unauthorized();
            }
            var destinations = new HashSet<>(made.apply(client.clientId()));
            if (client.destinations() != null) {
                destinations.addAll(client.destinations());
            }
            return new Caller(client.clientId(), client.role(), destinations);
        } catch (ParseException | JOSEException e) {
            throw unauthorized();
        }
    }

    /** Where the fault is on, a token serves so many calls only. */
    private boolean isUsedUp(String id) {
        return faults.isOn(ZustelldienstFaults.TOKEN_EXPIRES)
                && calls.merge(id, 1, Integer::sum) > faults.value(ZustelldienstFaults.TOKEN_EXPIRES);
    }

    /** The callback of a sender, if it wants any. */
    Optional<ZustelldienstConfig.CallbackAddress> callbackOf(String clientId) {
        return Optional.ofNullable(clients.get(clientId)).map(Client::callback);
    }

    private static Refusal unauthorized() {
        return Refusal.of(401, "unauthorized", "No valid access token").withHeader("WWW-Authenticate", "Bearer");
    }

    private static Reply error(int status, String code) {
        return Reply.json(status, Map.of("error", code)).with("Cache-Control", "no-store");
    }

    private static boolean same(String secret, String given) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
