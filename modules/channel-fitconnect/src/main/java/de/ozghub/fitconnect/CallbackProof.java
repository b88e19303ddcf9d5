package de.ozghub.fitconnect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a callback comes from the delivery service (FIT-Connect, callbacks): time stamp first, then HMAC-SHA-512 over
 * time stamp, a dot and the raw bytes, compared in constant time, then whether the same call was seen before. Thread-safe.
 */
final class CallbackProof {

    /** Older calls are refused; exactly so old ones are not. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA512";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern HMAC = Pattern.compile("[0-9a-fA-F]{128}");

    private final SecretKeySpec key;
    private final InstantSource clock;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    CallbackProof(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** Why a call is refused. */
    enum Fault {
        TIMESTAMP_MISSING,
        TOO_OLD,
        IN_THE_FUTURE,
        AUTHENTICATION_MISSING,
        AUTHENTICATION_WRONG,
        REPLAYED;

        /** The word in problems and logs. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Empty if the call is genuine, recent and new. */
    Optional<Fault> fault(@Nullable String timestamp, @Nullable String authentication, byte[] body) {
        if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
            return Optional.of(Fault.TIMESTAMP_MISSING);
        }
        var now = clock.instant();
        var stamped = Instant.ofEpochSecond(Long.parseLong(timestamp));
        var nowInSeconds = Instant.ofEpochSecond(now.getEpochSecond());
        if (stamped.plus(WINDOW).isBefore(nowInSeconds)) {
            return Optional.of(Fault.TOO_OLD);
        }
        if (stamped.isAfter(nowInSeconds.plus(WINDOW))) {
            return Optional.of(Fault.IN_THE_FUTURE);
        }
        if (authentication == null || !HMAC.matcher(authentication).matches()) {
            return Optional.of(Fault.AUTHENTICATION_MISSING);
        }
        var computed = hmac(timestamp, body);
        if (!MessageDigest.isEqual(computed, HexFormat.of().parseHex(authentication))) {
            return Optional.of(Fault.AUTHENTICATION_WRONG);
        }
        return isNew(HexFormat.of().formatHex(computed), stamped, now) ? Optional.empty() : Optional.of(Fault.REPLAYED);
    }

    private byte[] hmac(String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-512", e);
        }
    }

    private boolean isNew(String hmac, Instant stamped, Instant now) {
        synchronized (seen) {
            // Only genuine calls are remembered, each until its time stamp alone would have it refused.
            seen.values().removeIf(until -> until.isBefore(now));
            if (seen.size() >= Assumed.MAX_CALLBACKS_REMEMBERED) {
                seen.remove(seen.keySet().iterator().next());
            }
            return seen.putIfAbsent(hmac, stamped.plus(WINDOW).plusSeconds(1)) == null;
        }
    }
}
