package de.ozghub.journal.payload;

import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.crypto.atrest.WrappedKey;
import de.ozghub.journal.database.Database;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Payloads as they are written and read, chunk by chunk. Each statement is a transaction of its own.
 *
 * <p>Chunks are committed without waiting for the disk: nothing is promised before a decision seals the payload, and the
 * commit of that decision waits for all that was written before it. A payload that lost a chunk in a crash
 * cannot be sealed.
 */
public final class ChunkTable {

    // Holds for the statement's own transaction only; the condition is always true.
    private static final String WITHOUT_WAITING = " where set_config('synchronous_commit', 'off', true) = 'off'";

    private static final String OWNER =
            "select coalesce(competent, '') from submission where id = :submission and verbund = :verbund";

    // A payload of one chunk is one round trip and one commit.
    private static final String WHOLE = """
        with head as (
          insert into payload (id, verbund, submission, kind, part, state, key_owner, key_id, key_wrapped, bytes, sha256,
            chunks)
          values (:id, :verbund, :submission, :kind, :part, 'arriving', :owner, :keyId, :wrapped, :bytes, :sha256, 1)
        )
        insert into payload_chunk (payload, chunk, verbund, sealed) select :id, 0, :verbund, :sealed
        """ + WITHOUT_WAITING;

    private static final String FIRST = """
        with head as (
          insert into payload (id, verbund, submission, kind, part, state, key_owner, key_id, key_wrapped)
          values (:id, :verbund, :submission, :kind, :part, 'arriving', :owner, :keyId, :wrapped)
        )
        insert into payload_chunk (payload, chunk, verbund, sealed) select :id, 0, :verbund, :sealed
        """ + WITHOUT_WAITING;

    private static final String NEXT =
            "insert into payload_chunk (payload, chunk, verbund, sealed) select :id, :chunk, :verbund, :sealed"
                    + WITHOUT_WAITING;

    private static final String LAST = """
        with head as (
          update payload set bytes = :bytes, sha256 = :sha256, chunks = :chunk + 1
          where id = :id and verbund = :verbund
          returning id
        )
        insert into payload_chunk (payload, chunk, verbund, sealed)
        select id, :chunk, :verbund, :sealed from head
        """ + WITHOUT_WAITING;

    private static final String DISCARD =
            "delete from payload where id = :id and verbund = :verbund and state = 'arriving'";

    private static final String OPEN = """
        select p.submission, p.bytes, p.chunks, p.key_owner, p.key_id, p.key_wrapped, c.sealed
        from payload p left join payload_chunk c on c.payload = p.id and c.chunk = 0
        where p.id = :id and p.verbund = :verbund and p.chunks is not null
        """;

    private static final String CHUNK =
            "select sealed from payload_chunk where payload = :id and chunk = :chunk and verbund = :verbund";

    private final Database database;

    public ChunkTable(Database database) {
        this.database = database;
    }

    /** What is being written. */
    record Target(PayloadId id, SubmissionId submission, PayloadKind kind, String part) {}

    /**
     * Key of the competent authority; empty before routing.
     *
     * @throws IllegalArgumentException if there is no such submission
     */
    Optional<String> competent(SubmissionId submission) {
        String competent = database.sql(OWNER)
                .param("submission", submission.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("there is no submission " + submission));
        return competent.isEmpty() ? Optional.empty() : Optional.of(competent);
    }

    void whole(Target target, WrappedKey key, byte[] sealed, PayloadRef ref) {
        beginning(WHOLE, target, key, sealed)
                .param("bytes", ref.bytes())
                .param("sha256", ref.sha256())
                .update();
    }

    void first(Target target, WrappedKey key, byte[] sealed) {
        beginning(FIRST, target, key, sealed).update();
    }

    private JdbcClient.StatementSpec beginning(String statement, Target target, WrappedKey key, byte[] sealed) {
        return database.sql(statement)
                .param("id", target.id().value())
                .param("submission", target.submission().value())
                .param("kind", target.kind().id())
                .param("part", target.part())
                .param("owner", key.owner())
                .param("keyId", key.keyId())
                .param("wrapped", key.wrapped())
                .param("sealed", sealed);
    }

    void next(PayloadId payload, int chunk, byte[] sealed) {
        database.sql(NEXT)
                .param("id", payload.value())
                .param("chunk", chunk)
                .param("sealed", sealed)
                .update();
    }

    /** @throws IllegalStateException if the payload was swept while it was written */
    void last(PayloadRef ref, int chunk, byte[] sealed) {
        int rows = database.sql(LAST)
                .param("id", ref.id().value())
                .param("bytes", ref.bytes())
                .param("sha256", ref.sha256())
                .param("chunk", chunk)
                .param("sealed", sealed)
                .update();
        if (rows != 1) {
            throw new IllegalStateException("payload %s was swept while it was written".formatted(ref.id()));
        }
    }

    void discard(PayloadId payload) {
        database.sql(DISCARD).param("id", payload.value()).update();
    }

    /** A complete payload with its first chunk; the sealed bytes are absent if the chunk was removed. */
    record Opened(
            PayloadId id, SubmissionId submission, long bytes, int chunks, WrappedKey key, Optional<Sealed> first) {}

    /** A chunk as it is stored. */
    static final class Sealed {
        private final byte[] bytes;

        Sealed(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** @throws IOException if there is no such payload, or not all of it */
    Opened open(PayloadId payload) throws IOException {
        return database.sql(OPEN)
                .param("id", payload.value())
                .query((row, _) -> opened(payload, row))
                .optional()
                .orElseThrow(() -> new IOException("payload %s does not exist or is not complete".formatted(payload)));
    }

    private static Opened opened(PayloadId payload, ResultSet row) throws SQLException {
        return new Opened(
                payload,
                new SubmissionId(row.getObject("submission", UUID.class)),
                row.getLong("bytes"),
                row.getInt("chunks"),
                PayloadTable.key(row),
                Optional.ofNullable(row.getBytes("sealed")).map(Sealed::new));
    }

    Optional<Sealed> chunk(PayloadId payload, int chunk) {
        return database.sql(CHUNK)
                .param("id", payload.value())
                .param("chunk", chunk)
                .query((row, _) -> new Sealed(row.getBytes("sealed")))
                .optional();
    }
}
