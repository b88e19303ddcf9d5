package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lease;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HashChainTest {

    private final TestDatabase database;
    private final TestStore store;

    HashChainTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void entries_are_read_back_as_they_were_appended() {
        Lease lease = store.intake();
        var at = store.clock.tick(Duration.ofMillis(1234));
        var parameters = Map.of("problem", "a\ttab, a\nline, a \\ and ü", "count", "2", "empty", "");

        store.journal().under(lease, work -> {
            work.append(Stage.VALIDATION, JournalEvent.INVALID, parameters);
            return true;
        });

        JournalEntry entry = store.journal().entries(lease.submission()).getLast();
        assertThat(entry.seq()).isEqualTo(2);
        assertThat(entry.at()).isEqualTo(at);
        assertThat(entry.stage()).isEqualTo(Stage.VALIDATION);
        assertThat(entry.event()).isEqualTo(JournalEvent.INVALID);
        assertThat(entry.parameters()).isEqualTo(parameters);
        assertThat(entry.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_chain_nobody_touched_fits() {
        assertThat(store.journal().firstBroken(fiveEntries())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void a_changed_entry_is_found(int seq) throws SQLException {
        SubmissionId id = fiveEntries();
        database.forge(
                "update journal_entry set canonical = canonical || convert_to('x', 'UTF8') where submission = '%s' and seq = %d"
                        .formatted(id, seq));

        assertThat(store.journal().firstBroken(id)).contains((long) seq);
    }

    @Test
    void an_entry_rewritten_with_a_fitting_hash_of_its_own_is_found_at_the_next() throws SQLException {
        SubmissionId id = fiveEntries();
        database.forge("""
                update journal_entry set canonical = canonical || convert_to('x', 'UTF8'),
                  hash = sha256(prev || canonical || convert_to('x', 'UTF8'))
                where submission = '%s' and seq = 3
                """.formatted(id));

        assertThat(store.journal().firstBroken(id)).contains(4L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void a_removed_entry_is_found(int seq) throws SQLException {
        SubmissionId id = fiveEntries();
        database.forge("delete from journal_entry where submission = '%s' and seq = %d".formatted(id, seq));

        assertThat(store.journal().firstBroken(id)).contains((long) seq);
    }

    @Test
    void entries_in_another_order_are_found() throws SQLException {
        SubmissionId id = fiveEntries();
        database.forge(
                "update journal_entry set seq = seq + 100 where submission = '%s' and seq in (2, 3)".formatted(id),
                "update journal_entry set seq = 105 - seq where submission = '%s' and seq > 100".formatted(id));

        assertThat(store.journal().firstBroken(id)).contains(2L);
    }

    @Test
    void an_entry_added_behind_the_kept_head_is_found() throws SQLException {
        SubmissionId id = fiveEntries();
        database.forge("""
                insert into journal_entry (submission, seq, verbund, format, canonical, prev, hash)
                select submission, 6, verbund, format, canonical, hash, sha256(hash || canonical)
                from journal_entry where submission = '%s' and seq = 5
                """.formatted(id));

        assertThat(store.journal().firstBroken(id)).contains(6L);
    }

    @Test
    void the_whole_chain_of_another_submission_does_not_fit() throws SQLException {
        SubmissionId id = fiveEntries();
        SubmissionId other = fiveEntries();
        database.forge(
                "delete from journal_entry where submission = '%s'".formatted(id),
                "update journal_entry set submission = '%s' where submission = '%s'".formatted(id, other),
                "update submission set head = (select head from submission where id = '%s') where id = '%s'"
                        .formatted(other, id));

        assertThat(store.journal().firstBroken(id)).contains(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_entry set format = 2",
                "delete from journal_entry",
                "truncate journal_entry",
                "update operator_action set reason = ''",
                "delete from operator_action",
                "update version_file set content = ''",
                "delete from config_version",
                "delete from package_version"
            })
    void the_database_refuses_to_change_what_is_written_once(String statement) {
        assertThatThrownBy(() -> database.execute(statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("are never changed or removed");
    }

    private SubmissionId fiveEntries() {
        Lease lease = store.intake();
        for (int i = 0; i < 2; i++) {
            store.journal().under(lease, work -> {
                work.append(Stage.OPENING, JournalEvent.OPENED, Map.of());
                work.append(Stage.VALIDATION, JournalEvent.VALID, Map.of("schema", "urn:ozg-hub:test:1.0"));
                return true;
            });
        }
        return lease.submission();
    }
}
