package de.ozghub.console.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who proved a password within the last {@link #PERIOD}. Scripts send theirs with every request (RFC 7617), and each slow
 * comparison takes a tenth of a second of processor time. Keeps no password, but an HMAC-SHA-256 under a key of this process,
 * and only of passwords that were right. Thread-safe.
 */
final class RecentLogins {

    static final Duration PERIOD = Duration.ofMinutes(1);

    private static final String HMAC = "HmacSHA256";

    private record Proof(ByteBuffer code, Object account, Collection<? extends GrantedAuthority> rights, Instant end) {}

    private final InstantSource clock;
    private final SecretKeySpec key;
    private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

    RecentLogins(InstantSource clock) {
        this.clock = clock;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HMAC);
    }

    /** The log-in proven before, if this one is for the same account with the same password. */
    Optional<Authentication> find(Authentication attempt) {
        var proof = proofs.get(attempt.getName());
        if (proof == null
                || clock.instant().isAfter(proof.end())
                || !MessageDigest.isEqual(proof.code().array(), code(attempt))) {
            return Optional.empty();
        }
        var again = UsernamePasswordAuthenticationToken.authenticated(proof.account(), null, proof.rights());
        again.setDetails(attempt.getDetails());
        return Optional.of(again);
    }

    /** @param login what the comparison made of the attempt */
    void add(Authentication attempt, Authentication login) {
        var account = Objects.requireNonNull(login.getPrincipal(), "a log-in without an account");
        var end = clock.instant().plus(PERIOD);
        proofs.put(attempt.getName(), new Proof(ByteBuffer.wrap(code(attempt)), account, login.getAuthorities(), end));
    }

    private byte[] code(Authentication attempt) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(String.valueOf(attempt.getCredentials()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime lacks " + HMAC, e);
        }
    }
}
