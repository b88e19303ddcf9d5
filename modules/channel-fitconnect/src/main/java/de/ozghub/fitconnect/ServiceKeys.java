package de.ozghub.fitconnect;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The public keys the service signs its events with, by kid, as JWK texts. Asked for seldom. Thread-safe. */
final class ServiceKeys {

    private static final int MAX_ANSWER = 1024 * 1024;

    private final ServiceConnection connection;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, String> keys = Map.of();
    private @Nullable Instant fetchedAt;

    ServiceKeys(ServiceConnection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * The keys of these kids. A kid that is missing in the answer is unknown to the service as of now.
     *
     * @throws NotNow if the service cannot be asked, or was asked so recently that an unknown kid proves nothing
     */
    Map<String, String> of(Set<String> kids) throws NotNow {
        lock.lock();
        try {
            var now = clock.instant();
            var last = fetchedAt;
            if (last == null || !keys.keySet().containsAll(kids) || now.isAfter(last.plus(Assumed.KEYS_KEPT))) {
                if (last != null && now.isBefore(last.plus(Assumed.KEYS_AT_MOST_EVERY))) {
                    throw NotNow.down(connection.mailbox(), "unknown service key", Assumed.KEYS_AT_MOST_EVERY);
                }
                keys = fetch();
                fetchedAt = now;
            }
            var wanted = new TreeMap<>(keys);
            wanted.keySet().retainAll(kids);
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private Map<String, String> fetch() throws NotNow {
        try (var answer = connection.getPublic(ApiVersion.serviceKeys())) {
            if (!answer.isSuccess()) {
                throw NotNow.status(connection.mailbox(), answer.status());
            }
            var found = new TreeMap<String, String>();
            for (var key : answer.json(MAX_ANSWER).path("keys").values()) {
                var kid = Json.text(key, "kid");
                if (kid != null) {
                    found.put(kid, key.toString());
                }
            }
            return Map.copyOf(found);
        }
    }
}
