package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.ozghub.core.journal.JournalEvent;
import de.ozghub.crypto.keys.AnchorKey;
import de.ozghub.journal.anchor.AnchorFinding;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What somebody changes who can write to the database, or to the files of the log, but not to both, is found. */
@ExtendWith(PostgresExtension.class)
class AnchorsTest {

    @TempDir
    private Path folder;

    private final TestDatabase database;
    private TestStore store;
    private AnchorKey key;

    AnchorsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws SQLException {
        database.clear();
        store = TestStore.open(database);
        key = AnchorKey.in(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_untouched_journal_verifies_and_is_anchored_once_an_hour() throws IOException {
        submission(3);
        submission(1);

        assertThat(store.store.anchors().anchorIfDue(logs(), key)).isEqualTo(2);
        assertThat(store.store.anchors().anchorIfDue(logs(), key)).isZero();
        submission(2);
        assertThat(anchor())
                .as("what is new, and what may have been committed late")
                .isEqualTo(3);

        var verified = store.store.anchors().verify(logs());
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.chains()).isEqualTo(3);
        assertThat(verified.anchors()).isEqualTo(2);
    }

    @Test
    void a_removed_tail_is_found_although_the_chain_that_is_left_is_whole() throws IOException, SQLException {
        var id = submission(5);
        anchor();
        database.forge(
                "delete from journal_entry where submission = '%s' and seq > 4".formatted(id),
                "update submission set seq = 4, head = (select hash from journal_entry where submission = '%1$s' and seq = 4)"
                                .formatted(id)
                        + " where id = '%s'".formatted(id));
        assertThat(store.journal().firstBroken(id))
                .as("the chain alone says nothing")
                .isEmpty();

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("submission " + id);
            assertThat(finding.english()).contains("entry 6 was removed since anchor 1");
        });
    }

    @Test
    void a_history_written_anew_is_found() throws IOException, SQLException {
        var id = submission(2);
        anchor();
        // A whole chain, exchanged for another one that follows all rules.
        var other = submission(2);
        database.forge(
                "delete from journal_entry where submission = '%s'".formatted(id),
                "delete from submission where id = '%s'".formatted(other));

        assertThat(findings())
                .anySatisfy(finding -> assertThat(finding.english()).contains("was removed since anchor 1"));
    }

    @Test
    void a_changed_entry_is_found() throws IOException, SQLException {
        var id = submission(2);
        anchor();
        database.forge(("update journal_entry set canonical = canonical || '\\x20'::bytea,"
                        + " hash = sha256(prev || canonical || '\\x20'::bytea) where submission = '%s' and seq = 3")
                .formatted(id));

        assertThat(findings())
                .extracting(AnchorFinding::english)
                .anySatisfy(english -> assertThat(english).contains("the chain breaks at entry 3"))
                .anySatisfy(english -> assertThat(english).contains("entry 3 was changed since anchor 1"));
    }

    @Test
    void a_removed_end_of_the_log_is_found_and_nothing_is_written_behind_it() throws IOException {
        submission(1);
        anchor();
        var before = Files.readString(log());
        submission(1);
        anchor();
        Files.writeString(log(), before);

        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.english()).contains("ends with anchor 1, the database knows 2"));
        assertThatIllegalStateException().isThrownBy(this::anchor).withMessageContaining("the database knows 2");
    }

    @Test
    void an_exchanged_anchor_is_found_even_when_the_nodes_own_key_signed_it() throws IOException, SQLException {
        submission(1);
        anchor();
        var real = Files.readString(log());
        database.forge("delete from anchor");
        Files.delete(log());
        submission(1);
        anchor();
        var other = Files.readString(log());
        assertThat(other).isNotEqualTo(real);
        Files.writeString(log(), real);

        assertThat(findings())
                .extracting(AnchorFinding::english)
                .containsExactly("anchor 1 is not the one the database knows");
    }

    @Test
    void a_changed_record_no_longer_bears_its_signature() throws IOException {
        submission(1);
        anchor();
        Files.writeString(log(), Files.readString(log()).replaceFirst("(?m)^(anchor-1 1 \\S+?)Z ", "$11Z "));

        assertThat(findings()).extracting(AnchorFinding::english).contains("anchor 1 was not signed by the log's key");
    }

    @Test
    void a_log_that_is_gone_is_missed() throws IOException {
        submission(1);
        anchor();
        Files.delete(log());

        assertThat(findings())
                .extracting(AnchorFinding::english)
                .containsExactly("the database knows this log, its files are gone");
    }

    @Test
    void a_node_that_died_between_log_and_database_goes_on() throws IOException, SQLException {
        submission(1);
        anchor();
        database.forge("delete from anchor");

        anchor();

        assertThat(findings()).isEmpty();
        assertThat(database.query("select count(*) from anchor")).containsExactly("2");
    }

    private int anchor() {
        return store.store.anchors().anchor(logs(), key);
    }

    private List<AnchorFinding> findings() throws IOException {
        return store.store.anchors().verify(logs()).findings();
    }

    private Path logs() {
        return folder.resolve("anchors");
    }

    private Path log() throws IOException {
        try (Stream<Path> files = Files.list(logs())) {
            return files.findFirst().orElseThrow();
        }
    }

    /** A new submission with its first entry and so many more. */
    private SubmissionId submission(int more) {
        var lease = store.intake();
        store.journal().under(lease, work -> {
            for (int i = 0; i < more; i++) {
                work.append(Stage.INTAKE, JournalEvent.SIGHTED, Map.of());
            }
            return true;
        });
        return lease.submission();
    }
}
