package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.operation.Operator;
import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.journal.retention.Destruction;
import de.ozghub.journal.retention.PeriodKey;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The life of the keys that wrap data keys, on a real database and real key files. */
@ExtendWith(PostgresExtension.class)
class PeriodKeysTest {

    private static final Operator OPERATOR = new Operator("betrieb");
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final byte[] CONTENT = Bytes.of("what a citizen wrote");

    @TempDir
    private Path keys;

    private final TestDatabase database;
    private TestStore store;

    PeriodKeysTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws SQLException {
        database.clear();
        for (String owner : List.of("verbund", "testamt")) {
            WrappingKeys.generate(keys, owner, "2026-10");
        }
        store = TestStore.open(database, new AtRest(() -> WrappingKeys.load(keys), () -> NOW));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_newer_key_takes_over_and_old_payloads_are_rewrapped_and_read_as_before() throws IOException {
        var before = sealed(store.intake().submission());
        newer();

        var after = sealed(store.intake().submission());

        assertThat(key("verbund", "2026-10").payloads()).isEqualTo(1);
        assertThat(key("verbund", "2026-11")).returns(true, PeriodKey::active).returns(1L, PeriodKey::payloads);
        assertThat(store.store.periodKeys().rewrap()).isEqualTo(1);
        assertThat(store.store.periodKeys().rewrap()).isZero();
        assertThat(key("verbund", "2026-10").payloads()).isZero();
        assertThat(key("verbund", "2026-11").payloads()).isEqualTo(2);
        WrappingKeys.destroy(keys, "verbund", "2026-10");
        store.store.periodKeys().refresh();
        assertThat(read(before)).isEqualTo(CONTENT);
        assertThat(read(after)).isEqualTo(CONTENT);
    }

    @Test
    void the_competent_authoritys_payloads_stay_with_its_own_keys() throws IOException {
        var lease = store.intake();
        var payload = store.stored(lease.submission(), PayloadKind.ARRIVED, "submission", CONTENT);
        store.journal().under(lease, work -> {
            work.seal(payload.id());
            work.assign(new AuthorityKey("testamt"), new AuthorityKey("testamt"));
            return true;
        });
        newer();

        store.store.periodKeys().rewrap();

        assertThat(key("testamt", "2026-11").payloads()).isEqualTo(1);
        assertThat(key("verbund", "2026-11").payloads()).isZero();
        assertThat(read(payload)).isEqualTo(CONTENT);
    }

    @Test
    void a_key_is_destroyed_only_when_nothing_needs_it_and_the_reason_is_kept() throws IOException, SQLException {
        var periods = store.store.periodKeys();
        sealed(store.intake().submission());
        assertThat(periods.markDestroyed("verbund", "2026-10", OPERATOR, "too early"))
                .isEqualTo(Destruction.ACTIVE);
        newer();
        assertThat(periods.markDestroyed("verbund", "2026-10", OPERATOR, "still needed"))
                .isEqualTo(Destruction.IN_USE);
        periods.rewrap();

        assertThat(periods.markDestroyed("verbund", "2026-10", OPERATOR, "term of October is over"))
                .isEqualTo(Destruction.MARKED);

        assertThat(key("verbund", "2026-10").destroyedAt()).isEqualTo(store.clock.instant());
        assertThat(periods.markDestroyed("verbund", "2026-10", OPERATOR, "again"))
                .isEqualTo(Destruction.MARKED_BEFORE);
        assertThat(periods.check("verbund", "2019-01")).isEqualTo(Destruction.UNKNOWN);
        assertThat(database.query(
                        "select account || ' ' || action || ' ' || subject || ' ' || reason from administration"))
                .containsExactly("betrieb period-key-destroyed verbund.2026-10 term of October is over");
        assertThatThrownBy(() -> database.execute("delete from administration"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void what_was_begun_under_a_key_that_is_destroyed_meanwhile_is_not_sealed() throws IOException {
        var lease = store.intake();
        newer();
        var periods = store.store.periodKeys();
        assertThat(periods.markDestroyed("verbund", "2026-10", OPERATOR, "nothing uses it"))
                .isEqualTo(Destruction.MARKED);
        var oldNode = TestStore.open(database, new AtRest(() -> only("2026-10"), () -> NOW));
        try (oldNode) {
            var late = oldNode.stored(lease.submission(), PayloadKind.ARRIVED, "submission", CONTENT);

            assertThatThrownBy(() -> store.journal().under(lease, work -> {
                        work.seal(late.id());
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not completely stored");
        }
    }

    private WrappingKeys only(String keyId) {
        var all = WrappingKeys.load(keys);
        assertThat(all.keyIds("verbund")).contains(keyId);
        WrappingKeys.destroy(keys, "verbund", "2026-11");
        return WrappingKeys.load(keys);
    }

    private void newer() {
        for (String owner : List.of("verbund", "testamt")) {
            WrappingKeys.generate(keys, owner, "2026-11");
        }
        store.store.periodKeys().refresh();
    }

    private PayloadRef sealed(SubmissionId submission) throws IOException {
        return store.stored(submission, PayloadKind.ARRIVED, "submission", CONTENT);
    }

    private byte[] read(PayloadRef payload) throws IOException {
        try (var in = store.payloads().read(payload.id())) {
            return in.readAllBytes();
        }
    }

    private PeriodKey key(String owner, String keyId) {
        return store.store.periodKeys().all().stream()
                .filter(key -> key.name().equals(owner + "." + keyId))
                .findFirst()
                .orElseThrow();
    }
}
