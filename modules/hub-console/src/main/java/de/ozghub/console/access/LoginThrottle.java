package de.ozghub.console.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after {@value #PER_ACCOUNT} failures for one account from one address, or {@value #PER_ADDRESS}
 * from one address, nothing more is looked at until {@link #PAUSE} after the last failure. Bounded in memory; per node.
 * Thread-safe.
 */
final class LoginThrottle {

    static final int PER_ACCOUNT = 5;
    static final int PER_ADDRESS = 50;
    static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean isClosed(String account, String address) {
        return count(key(account, address)) >= PER_ACCOUNT || count(address) >= PER_ADDRESS;
    }

    synchronized void failed(String account, String address) {
        add(key(account, address));
        add(address);
    }

    synchronized void succeeded(String account, String address) {
        failures.remove(key(account, address));
    }

    private void add(String key) {
        failures.put(key, new Failures(count(key) + 1, clock.instant()));
    }

    private int count(String key) {
        var known = failures.get(key);
        return known == null || known.last().plus(PAUSE).isBefore(clock.instant()) ? 0 : known.count();
    }

    private static String key(String account, String address) {
        return account + "\n" + address;
    }

    private record Failures(int count, Instant last) {}
}
