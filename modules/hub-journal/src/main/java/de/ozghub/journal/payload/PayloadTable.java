package de.ozghub.journal.payload;

import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.crypto.atrest.WrappedKey;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SubmissionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Payloads as decisions see them: sealed, listed, their data keys wrapped for another owner, swept. */
public final class PayloadTable {

    // Chunks are committed without waiting for the disk: a server that crashed while they came may have lost some,
    // although later ones and the head are there. They are counted in their index; no content is read. What was wrapped
    // by a key that is destroyed meanwhile could never be read again.
    private static final String SEAL = """
        update payload set state = 'sealed'
        where submission = :submission and verbund = :verbund and id = any(cast(:ids as uuid[]))
          and chunks = (select count(*) from payload_chunk c where c.payload = payload.id)
          and not exists (
            select 1 from period_key k
            where k.verbund = :verbund and k.owner = payload.key_owner and k.key_id = payload.key_id
              and k.destroyed_at is not null)
        returning id, key_owner
        """;

    private static final String KEYS = """
        select id, key_owner, key_id, key_wrapped from payload
        where submission = :submission and verbund = :verbund and key_owner <> :owner
        order by id for update
        """;

    private static final String REWRAP = """
        update payload set key_owner = :owner, key_id = :keyId, key_wrapped = :wrapped
        where id = :id and verbund = :verbund
        """;

    private static final String SEALED = """
        select id, kind, part, bytes, sha256 from payload
        where submission = :submission and verbund = :verbund and state = 'sealed'
        order by id
        """;

    private static final String SWEEP = """
        delete from payload where id = any(array(
          select id from payload
          where verbund = :verbund and state = 'arriving' and stored_at < statement_timestamp() - cast(:age as interval)
          order by stored_at limit 20 for update skip locked))
        """;

    private final Database database;

    public PayloadTable(Database database) {
        this.database = database;
    }

    /**
     * @return for whom their data keys are wrapped
     * @throws IllegalStateException if one of them is not completely stored for this submission
     */
    public Set<String> seal(SubmissionId submission, Collection<PayloadId> payloads) {
        if (payloads.isEmpty()) {
            return Set.of();
        }
        var owners = new HashMap<PayloadId, String>();
        database.sql(SEAL)
                .param("submission", submission.value())
                .param("ids", payloads.stream().map(PayloadId::toString).toArray(String[]::new))
                .query(row -> {
                    owners.put(id(row), row.getString("key_owner"));
                });
        for (PayloadId payload : payloads) {
            if (!owners.containsKey(payload)) {
                throw new IllegalStateException(
                        "payload %s is not completely stored for submission %s".formatted(payload, submission));
            }
        }
        return Set.copyOf(owners.values());
    }

    /** Data keys of the submission's payloads that are wrapped for somebody else. */
    public Map<PayloadId, WrappedKey> keysNotOf(String owner, SubmissionId submission) {
        var keys = new LinkedHashMap<PayloadId, WrappedKey>();
        database.sql(KEYS)
                .param("submission", submission.value())
                .param("owner", owner)
                .query(row -> {
                    keys.put(id(row), key(row));
                });
        return keys;
    }

    public void rewrap(Map<PayloadId, WrappedKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        database.batches()
                .batchUpdate(
                        REWRAP,
                        keys.entrySet().stream()
                                .map(each -> new MapSqlParameterSource(
                                                "id", each.getKey().value())
                                        .addValue("verbund", database.verbund().value())
                                        .addValue("owner", each.getValue().owner())
                                        .addValue("keyId", each.getValue().keyId())
                                        .addValue("wrapped", each.getValue().wrapped()))
                                .toArray(SqlParameterSource[]::new));
    }

    public List<PayloadRef> sealed(SubmissionId submission) {
        return database.sql(SEALED)
                .param("submission", submission.value())
                .query((row, _) -> new PayloadRef(
                        id(row),
                        PayloadKind.of(row.getString("kind")),
                        row.getString("part"),
                        row.getLong("bytes"),
                        row.getString("sha256")))
                .list();
    }

    /** Deletes a batch of payloads that were never sealed; returns how many. */
    public int sweep(Duration age) {
        return database.sql(SWEEP).param("age", Instants.interval(age)).update();
    }

    static WrappedKey key(ResultSet row) throws SQLException {
        return new WrappedKey(row.getString("key_owner"), row.getString("key_id"), row.getString("key_wrapped"));
    }

    private static PayloadId id(ResultSet row) throws SQLException {
        return new PayloadId(row.getObject("id", UUID.class));
    }
}
