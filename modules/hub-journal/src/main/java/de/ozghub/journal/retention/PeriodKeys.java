package de.ozghub.journal.retention;

import de.ozghub.core.operation.Operator;
import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.KeyUnavailable;
import de.ozghub.crypto.atrest.WrappedKey;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.journal.payload.PayloadTable;
import de.ozghub.submission.PayloadId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The keys that wrap data keys, over all nodes: which there are, what they wrap, and how they end. Thread-safe.
 *
 * <p>A key ends in this order: a newer one is in force, what it wraps is re-wrapped, it is marked as destroyed, its files
 * are destroyed. From then on what was erased while it was in use cannot be read from any backup of the database either.
 */
public final class PeriodKeys {

    private static final int BATCH = 200;

    private static final String REGISTER = """
        insert into period_key (verbund, owner, key_id, first_seen) values (:verbund, :owner, :keyId, :now)
        on conflict (verbund, owner, key_id) do nothing
        """;

    private static final String ALL = """
        select owner, key_id, first_seen, destroyed_at, (
          select count(*) from payload p
          where p.verbund = k.verbund and p.key_owner = k.owner and p.key_id = k.key_id
        ) as payloads
        from period_key k where verbund = :verbund order by owner, key_id
        """;

    private static final String WRAPPED = """
        select id, key_owner, key_id, key_wrapped from payload
        where verbund = :verbund and key_owner = :owner and key_id = :keyId
        order by id limit %d for update skip locked
        """.formatted(BATCH);

    private static final String MARK = """
        update period_key set destroyed_at = :at
        where verbund = :verbund and owner = :owner and key_id = :keyId
        """;

    private final Database database;
    private final AtRest atRest;
    private final PayloadTable payloads;
    private final AdministrationTable actions;

    public PeriodKeys(Database database, AtRest atRest, PayloadTable payloads) {
        this.database = database;
        this.atRest = atRest;
        this.payloads = payloads;
        this.actions = new AdministrationTable(database);
    }

    /**
     * Takes over the keys this node has now and makes them known.
     *
     * @return what this node has
     * @throws RuntimeException if the keys cannot be read; those known before stay in force
     */
    public WrappingKeys refresh() {
        WrappingKeys found = atRest.refresh();
        found.owners().forEach(owner -> found.keyIds(owner).forEach(keyId -> register(owner, keyId)));
        return found;
    }

    private void register(String owner, String keyId) {
        database.sql(REGISTER)
                .param("owner", owner)
                .param("keyId", keyId)
                .param("now", Instants.toSql(database.now()))
                .update();
    }

    /** Every key any node has seen, destroyed ones too; by owner and id. */
    public List<PeriodKey> all() {
        return database.sql(ALL).query((row, _) -> periodKey(row)).list();
    }

    private PeriodKey periodKey(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        String keyId = row.getString("key_id");
        return new PeriodKey(
                owner,
                keyId,
                Instants.read(row, "first_seen"),
                Instants.readOrNull(row, "destroyed_at"),
                atRest.activeId(owner).filter(keyId::equals).isPresent(),
                row.getLong("payloads"));
    }

    /**
     * Wraps a batch of data keys anew by their owner's active key; the sealed chunks stay as they are.
     *
     * @return how many, at most 200 for each key that is no longer active; call again while it is more than none
     * @throws KeyUnavailable if a wrapping key is missing on this node
     */
    public int rewrap() {
        int done = 0;
        for (PeriodKey key : all()) {
            if (!key.active() && key.payloads() > 0) {
                done += database.transactions().write(() -> rewrap(key));
            }
        }
        return done;
    }

    private int rewrap(PeriodKey key) {
        Map<PayloadId, WrappedKey> keys = new LinkedHashMap<>();
        database.sql(WRAPPED)
                .param("owner", key.owner())
                .param("keyId", key.keyId())
                .query(row -> {
                    keys.put(
                            new PayloadId(row.getObject("id", UUID.class)),
                            new WrappedKey(
                                    row.getString("key_owner"), row.getString("key_id"), row.getString("key_wrapped")));
                });
        var renewed = new HashMap<>(keys);
        renewed.replaceAll((_, wrapped) -> atRest.rewrap(wrapped, wrapped.owner()));
        payloads.rewrap(renewed);
        return renewed.size();
    }

    /**
     * Whether a key could be marked now; changes nothing.
     *
     * @return {@link Destruction#MARKED} if it could
     */
    public Destruction check(String owner, String keyId) {
        return all().stream()
                .filter(key -> key.owner().equals(owner) && key.keyId().equals(keyId))
                .findFirst()
                .map(PeriodKeys::outcome)
                .orElse(Destruction.UNKNOWN);
    }

    private static Destruction outcome(PeriodKey key) {
        if (key.destroyedAt() != null) {
            return Destruction.MARKED_BEFORE;
        }
        if (key.active()) {
            return Destruction.ACTIVE;
        }
        return key.payloads() > 0 ? Destruction.IN_USE : Destruction.MARKED;
    }

    /**
     * Marks a key as destroyed and keeps who did it, and why. Only then may its files be destroyed. From the mark on no
     * payload that was wrapped by it can be sealed: whoever is still writing one has to begin again.
     *
     * @param reason not empty
     */
    public Destruction markDestroyed(String owner, String keyId, Operator operator, String reason) {
        Destruction possible = check(owner, keyId);
        if (possible != Destruction.MARKED) {
            return possible;
        }
        mark(owner, keyId, true);
        // Somebody who took the key before it was replaced may have stored meanwhile.
        boolean used = all().stream()
                .anyMatch(key -> key.owner().equals(owner) && key.keyId().equals(keyId) && key.payloads() > 0);
        if (used) {
            mark(owner, keyId, false);
            return Destruction.IN_USE;
        }
        actions.insert(operator, "period-key-destroyed", owner + "." + keyId, reason);
        return Destruction.MARKED;
    }

    /** Keeps who made a key, and why. */
    public void made(String owner, String keyId, Operator operator, String reason) {
        register(owner, keyId);
        actions.insert(operator, "period-key-made", owner + "." + keyId, reason);
    }

    private void mark(String owner, String keyId, boolean destroyed) {
        database.sql(MARK)
                .param("owner", owner)
                .param("keyId", keyId)
                .param("at", destroyed ? Instants.toSql(database.now()) : null)
                .update();
    }
}
