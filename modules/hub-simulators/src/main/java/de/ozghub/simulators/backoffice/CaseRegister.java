package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.backoffice.CaseEntry.Made;
import de.ozghub.simulators.store.DurableLog;
import de.ozghub.simulators.web.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All cases of all back offices: on disk before anybody is answered, in memory for looking up. What came in is evidence
 * and is never changed. Thread-safe.
 */
final class CaseRegister implements AutoCloseable {

    /** The case a hand-over got, and whether it was known before. */
    record Taken(String caseNumber, boolean repeated) {}

    private record Key(String office, String idempotencyKey) {}

    private final List<Made> cases = new ArrayList<>();
    private final Map<Key, Made> byKey = new HashMap<>();
    private final Map<Key, Integer> attempts = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Key, Object> locks = new ConcurrentHashMap<>();
    private final DurableLog log;
    private final InstantSource clock;
    private volatile boolean deduplicate;

    CaseRegister(Path file, boolean deduplicate, InstantSource clock) throws IOException {
        this.deduplicate = deduplicate;
        this.clock = clock;
        log = DurableLog.open(file, line -> apply(Json.mapper().readValue(line, CaseEntry.class)));
    }

    void deduplicate(boolean on) {
        deduplicate = on;
    }

    boolean deduplicates() {
        return deduplicate;
    }

    /**
     * Takes a checked hand-over.
     *
     * @throws Refused digest-conflict when the key is known with another digest
     * @throws IOException when the register cannot be written; nothing was taken
     */
    Taken take(String office, Submittal submittal) throws Refused, IOException {
        var key = new Key(office, submittal.key());
        // One key at a time, so that two sendings at once cannot both find it new.
        synchronized (locks.computeIfAbsent(key, k -> new Object())) {
            var known = find(key);
            if (known != null && !known.digest().equals(submittal.digest())) {
                throw new Refused(Refused.Code.DIGEST_CONFLICT, "The key is known with another digest");
            }
            if (known != null && deduplicate) {
                record(new CaseEntry.Repeated(office, submittal.key(), clock.instant()));
                return new Taken(known.caseNumber(), true);
            }
            var made = made(office, submittal);
            record(made);
            return new Taken(made.caseNumber(), false);
        }
    }

    private Made made(String office, Submittal submittal) {
        var now = clock.instant();
        var number = "%s-%d-%06d"
                .formatted(
                        office.replace('/', '-').toUpperCase(Locale.ROOT),
                        now.atZone(ZoneOffset.UTC).getYear(),
                        nextNumber(office));
        return new Made(
                office,
                submittal.key(),
                number,
                submittal.submissionId(),
                submittal.digest(),
                submittal.message().sha256(),
                submittal.authority(),
                submittal.backOffice(),
                submittal.service(),
                submittal.format(),
                submittal.attachments().size(),
                now);
    }

    private void record(CaseEntry entry) throws IOException {
        log.append(Json.mapper().writerFor(CaseEntry.class).writeValueAsString(entry));
        apply(entry);
    }

    private synchronized void apply(CaseEntry entry) {
        var key = new Key(entry.office(), entry.idempotencyKey());
        attempts.merge(key, 1, Integer::sum);
        if (entry instanceof Made made) {
            cases.add(made);
            byKey.putIfAbsent(key, made);
            int number = Integer.parseInt(
                    made.caseNumber().substring(made.caseNumber().lastIndexOf('-') + 1));
            numbers.merge(made.office(), number, Math::max);
        }
    }

    private synchronized int nextNumber(String office) {
        return numbers.merge(office, 1, Integer::sum);
    }

    private synchronized @Nullable Made find(Key key) {
        return byKey.get(key);
    }

    /** The first case with this key; deduplication does not matter. */
    Optional<Made> find(String office, String idempotencyKey) {
        return Optional.ofNullable(find(new Key(office, idempotencyKey)));
    }

    /** A page of all cases in the order they came. */
    synchronized Map<String, Object> page(int offset, int limit) {
        var from = Math.min(offset, cases.size());
        var page = cases.subList(from, Math.min(cases.size(), from + limit)).stream()
                .map(this::view)
                .toList();
        var view = new LinkedHashMap<String, Object>();
        view.put("offset", offset);
        view.put("count", page.size());
        view.put("totalCount", cases.size());
        view.put("cases", page);
        return view;
    }

    private Map<String, Object> view(Made made) {
        var view = new LinkedHashMap<String, Object>();
        view.put("submissionId", made.submissionId());
        view.put("idempotencyKey", made.idempotencyKey());
        view.put("caseNumber", made.caseNumber());
        view.put("sha256", made.sha256());
        view.put("authority", made.authority());
        view.put("backOffice", made.backOffice());
        view.put("office", made.office());
        view.put("service", made.service());
        view.put("format", made.format());
        view.put("attachments", made.attachments());
        view.put("attemptsReceived", attempts.getOrDefault(new Key(made.office(), made.idempotencyKey()), 1));
        view.put("receivedAt", made.receivedAt().toString());
        return view;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
