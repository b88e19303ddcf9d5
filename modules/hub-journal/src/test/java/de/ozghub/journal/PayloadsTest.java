package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.Ids;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Work;
import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.KeyUnavailable;
import de.ozghub.crypto.atrest.WrappedKey;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.payload.ChunkTable;
import de.ozghub.journal.payload.PayloadTable;
import de.ozghub.journal.payload.PostgresPayloads;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayloadsTest {

    private static final int MIB = 1 << 20;

    private final TestDatabase database;
    private final TestStore store;

    PayloadsTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB, 3 * MIB + 17})
    void what_is_stored_is_read_back(int length) throws IOException, SQLException {
        byte[] bytes = Bytes.random(length, length);

        var ref = store.stored(store.submission(), PayloadKind.ARRIVED, "submission", bytes);

        assertThat(ref.bytes()).isEqualTo(length);
        assertThat(ref.sha256()).isEqualTo(Bytes.sha256(bytes));
        assertThat(readAll(ref.id())).isEqualTo(bytes);
        assertThat(chunks(ref.id())).isEqualTo(Math.max(1, Math.ceilDiv(length, MIB)));
    }

    @Test
    void bytes_may_come_in_pieces_of_any_length() throws IOException {
        byte[] bytes = Bytes.random(MIB + 500_000, 4);

        var ref = store.payloads().store(store.submission(), PayloadKind.OPENED, "data", out -> {
            out.write(bytes[0]);
            out.write(bytes, 1, 300_000);
            out.write(bytes, 300_001, bytes.length - 300_001);
        });

        assertThat(readAll(ref.id())).isEqualTo(bytes);
    }

    @Test
    void reading_byte_by_byte_gives_the_same() throws IOException {
        byte[] bytes = Bytes.random(MIB + 3, 5);
        var ref = store.stored(store.submission(), PayloadKind.OPENED, "data", bytes);

        try (InputStream in = store.payloads().read(ref.id())) {
            in.skipNBytes(MIB - 2);
            byte[] tail = new byte[5];
            for (int i = 0; i < tail.length; i++) {
                tail[i] = (byte) in.read();
            }
            assertThat(tail).containsExactly(Arrays.copyOfRange(bytes, MIB - 2, MIB + 3));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void stored_payloads_belong_to_the_submission_only_when_sealed() throws IOException {
        Lease lease = store.intake();
        var sealed = store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", Bytes.of("a"));
        store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", Bytes.of("b"));

        seal(lease, sealed);
        seal(lease, sealed);

        assertThat(store.payloads().of(lease.submission())).containsExactly(sealed);
    }

    @Test
    void a_payload_of_another_submission_cannot_be_sealed() throws IOException {
        Lease lease = store.intake();
        var foreign = store.stored(store.submission(), PayloadKind.ARRIVED, "submission", Bytes.of("a"));

        assertThatThrownBy(() -> seal(lease, foreign))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not completely stored");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2 * MIB + 5})
    void nothing_remains_of_a_payload_whose_writer_fails(int length) throws SQLException {
        SubmissionId id = store.submission();

        assertThatThrownBy(() -> store.payloads().store(id, PayloadKind.ARRIVED, "submission", out -> {
                    out.write(Bytes.random(length, 1));
                    throw new IOException("the channel broke off");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the channel broke off");

        assertThat(database.query("select count(*) from payload where submission = '%s'".formatted(id)))
                .containsExactly("0");
    }

    @Test
    void a_stream_kept_after_storing_takes_nothing_more() throws IOException {
        var kept = new AtomicReference<OutputStream>();
        store.payloads().store(store.submission(), PayloadKind.ARRIVED, "submission", kept::set);

        assertThatThrownBy(() -> kept.get().write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void a_payload_that_does_not_exist_cannot_be_read() {
        assertThatThrownBy(() -> store.payloads().read(Ids.payload()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void a_changed_chunk_is_never_handed_out() throws IOException, SQLException {
        var ref = threeChunks();
        database.forge(
                "update payload_chunk set sealed = set_byte(sealed, 7, get_byte(sealed, 7) # 1) where payload = '%s' and chunk = 1"
                        .formatted(ref.id()));

        try (InputStream in = store.payloads().read(ref.id())) {
            assertThat(in.readNBytes(MIB)).hasSize(MIB);
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("tampered");
        }
    }

    @Test
    void exchanged_chunks_are_seen() throws IOException, SQLException {
        var ref = threeChunks();
        database.forge(
                "update payload_chunk set chunk = chunk + 10 where payload = '%s' and chunk < 2".formatted(ref.id()),
                "update payload_chunk set chunk = 11 - chunk where payload = '%s' and chunk > 9".formatted(ref.id()));

        assertThatThrownBy(() -> readAll(ref.id()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tampered");
    }

    @Test
    void a_removed_chunk_is_seen() throws IOException, SQLException {
        var ref = threeChunks();
        database.forge("delete from payload_chunk where payload = '%s' and chunk = 2".formatted(ref.id()));

        assertThatThrownBy(() -> readAll(ref.id()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void a_payload_that_lost_a_chunk_in_a_crash_is_not_sealed() throws IOException, SQLException {
        Lease lease = store.intake();
        var ref = withAHole(lease.submission());

        assertNotComplete(lease, work -> work.seal(ref.id()));

        assertThat(store.payloads().of(lease.submission())).isEmpty();
    }

    @Test
    void a_message_or_attachment_that_lost_a_chunk_in_a_crash_is_not_planned() throws IOException, SQLException {
        Lease lease = store.intake();
        var whole = store.stored(lease.submission(), PayloadKind.PROTECTED, "fachverfahren", Bytes.random(MIB + 1, 7));
        var hole = withAHole(lease.submission());
        var now = store.clock.instant();

        assertNotComplete(lease, work -> work.plan(store.aDelivery(hole), now));
        assertNotComplete(lease, work -> work.plan(store.aDelivery(whole, hole), now));

        var detail = store.store.submissions().detail(lease.submission()).orElseThrow();
        assertThat(detail.deliveries()).isEmpty();
        assertThat(detail.payloads()).isEmpty();
    }

    @Test
    void a_signed_event_that_lost_a_chunk_in_a_crash_is_not_kept() throws IOException, SQLException {
        Lease lease = store.intake();
        var event = withAHole(lease.submission());

        assertNotComplete(lease, work -> work.keepEvent(event.id()));

        assertThat(database.query("select event is null from task where id = '%s'".formatted(lease.task())))
                .containsExactly("t");
    }

    private void assertNotComplete(Lease lease, Consumer<Work> decision) {
        assertThatThrownBy(() -> store.journal().under(lease, work -> {
                    decision.accept(work);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not completely stored");
    }

    private PayloadRef withAHole(SubmissionId submission) throws IOException, SQLException {
        var ref = store.stored(submission, PayloadKind.PROTECTED, "attachment", Bytes.random(2 * MIB + 100, 6));
        database.forge("delete from payload_chunk where payload = '%s' and chunk = 1".formatted(ref.id()));
        return ref;
    }

    @Test
    void a_tail_cut_together_with_the_count_is_seen() throws IOException, SQLException {
        var ref = threeChunks();
        database.forge(
                "delete from payload_chunk where payload = '%s' and chunk = 2".formatted(ref.id()),
                "update payload set chunks = 2, bytes = %d where id = '%s'".formatted(2 * MIB, ref.id()));

        assertThatThrownBy(() -> readAll(ref.id()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tampered");
    }

    @Test
    void a_payload_hung_to_another_submission_is_seen() throws IOException, SQLException {
        var ref = store.stored(store.submission(), PayloadKind.OPENED, "data", Bytes.of("mine"));
        database.forge("update payload set submission = '%s' where id = '%s'".formatted(store.submission(), ref.id()));

        assertThatThrownBy(() -> store.payloads().read(ref.id()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tampered");
    }

    @Test
    void data_keys_are_wrapped_for_the_verbund_until_routing_and_for_the_authority_from_then_on()
            throws IOException, SQLException {
        Lease lease = store.intake();
        byte[] bytes = Bytes.random(MIB + 1, 9);
        var before = store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", bytes);
        assertThat(owner(before)).isEqualTo("verbund");

        store.journal().under(lease, work -> {
            work.assign(new AuthorityKey("testamt"), new AuthorityKey("nachbaramt"));
            return true;
        });
        var after = store.stored(lease.submission(), PayloadKind.MAPPED, "fachverfahren", bytes);

        assertThat(owner(before)).isEqualTo("testamt");
        assertThat(owner(after)).isEqualTo("testamt");
        assertThat(readAll(before.id())).isEqualTo(bytes);
        assertThat(readAll(after.id())).isEqualTo(bytes);
    }

    @Test
    void an_authority_without_a_wrapping_key_is_not_assigned() {
        Lease lease = store.intake();

        assertThatThrownBy(() -> {
                    store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", Bytes.of("x"));
                    store.journal().under(lease, work -> {
                        work.assign(new AuthorityKey("ohneschluessel"), new AuthorityKey("ohneschluessel"));
                        return true;
                    });
                })
                .isInstanceOf(KeyUnavailable.class);

        assertThat(store.journal().read(lease.submission()).orElseThrow().competent())
                .isNull();
    }

    @Test
    void what_was_stored_under_the_old_key_is_rewrapped_when_it_is_sealed() throws IOException, SQLException {
        Lease lease = store.intake();
        store.journal().under(lease, work -> {
            work.assign(new AuthorityKey("testamt"), new AuthorityKey("testamt"));
            return true;
        });
        var late = store.stored(lease.submission(), PayloadKind.MAPPED, "fachverfahren", Bytes.of("late"));
        var atRest = new AtRest(TestStore.keys());
        var old = new WrappedKey("testamt", "2026-11", wrapped(late));
        var forVerbund = atRest.rewrap(old, "verbund");
        database.forge("update payload set key_owner = 'verbund', key_wrapped = '%s' where id = '%s'"
                .formatted(forVerbund.wrapped(), late.id()));

        seal(lease, late);

        assertThat(owner(late)).isEqualTo("testamt");
        assertThat(readAll(late.id())).isEqualTo(Bytes.of("late"));
    }

    @Test
    void sweeping_removes_old_payloads_that_were_never_sealed_and_no_others() throws IOException, SQLException {
        Lease lease = store.intake();
        var sealed = store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", Bytes.of("a"));
        var forgotten = store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", Bytes.random(2 * MIB, 3));
        seal(lease, sealed);
        database.forge("update payload set stored_at = now() - interval '2 hours' where submission = '%s'"
                .formatted(lease.submission()));
        var fresh = store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", Bytes.of("c"));

        int swept = store.store.sweep(Duration.ofHours(1));

        assertThat(swept).isEqualTo(1);
        assertThat(readAll(sealed.id())).isEqualTo(Bytes.of("a"));
        assertThat(readAll(fresh.id())).isEqualTo(Bytes.of("c"));
        assertThat(chunks(forgotten.id())).isZero();
    }

    @Test
    void storing_for_a_submission_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> store.stored(Ids.submission(), PayloadKind.ARRIVED, "submission", Bytes.of("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no submission");
    }

    @Test
    void storing_inside_a_decision_is_refused() {
        Lease lease = store.intake();

        assertThatThrownBy(() -> store.journal().under(lease, _ -> {
                    try {
                        return store.stored(lease.submission(), PayloadKind.OPENED, "data", Bytes.of("x"));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not inside it");
    }

    @Test
    void only_chunks_are_committed_without_waiting_for_the_disk() throws IOException {
        SubmissionId id = store.submission();
        var connection = new SingleConnectionDataSource(database.url(), database.user(), database.password(), true);
        try {
            var same = Database.of(connection, TestStore.VERBUND, store.clock);
            var payloads =
                    new PostgresPayloads(new ChunkTable(same), new PayloadTable(same), new AtRest(TestStore.keys()));
            payloads.store(id, PayloadKind.OPENED, "data", out -> out.write(Bytes.random(2 * MIB + 1, 8)));

            String afterwards = same.jdbc()
                    .sql("show synchronous_commit")
                    .query((row, _) -> row.getString(1))
                    .single();
            assertThat(afterwards).isEqualTo("on");
        } finally {
            connection.destroy();
        }
    }

    private PayloadRef threeChunks() throws IOException {
        return store.stored(store.submission(), PayloadKind.OPENED, "data", Bytes.random(2 * MIB + 100, 6));
    }

    private void seal(Lease lease, PayloadRef payload) {
        store.journal().under(lease, work -> {
            work.seal(payload.id());
            return true;
        });
    }

    private byte[] readAll(PayloadId payload) throws IOException {
        try (InputStream in = store.payloads().read(payload)) {
            return in.readAllBytes();
        }
    }

    private int chunks(PayloadId payload) throws SQLException {
        return Integer.parseInt(
                database.query("select count(*) from payload_chunk where payload = '%s'".formatted(payload))
                        .getFirst());
    }

    private String owner(PayloadRef payload) throws SQLException {
        return database.query("select key_owner from payload where id = '%s'".formatted(payload.id()))
                .getFirst();
    }

    private String wrapped(PayloadRef payload) throws SQLException {
        return database.query("select key_wrapped from payload where id = '%s'".formatted(payload.id()))
                .getFirst();
    }
}
