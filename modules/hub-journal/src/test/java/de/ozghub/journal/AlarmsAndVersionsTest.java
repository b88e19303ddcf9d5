package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.ContentHash;
import de.ozghub.core.journal.Versions.Kind;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlarmsAndVersionsTest {

    private static final TreeMap<String, String> FILES =
            new TreeMap<>(Map.of("hub.yaml", "verbund: testverbund\n", "authorities/testamt.yaml", "name: Prüfamt\n"));

    private final TestDatabase database;
    private final TestStore store;

    AlarmsAndVersionsTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @BeforeEach
    void clear() throws SQLException {
        database.clear();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void an_alarm_raised_again_is_the_same_alarm() {
        var problem = Problem.of(ProblemCode.SERVICE_PAUSED, "x", "service", "urn:de:test");
        var since = store.clock.instant();
        store.store.alarms().raise("service:urn:de:test", problem);
        var last = store.clock.tick(Duration.ofMinutes(5));

        store.store.alarms().raise("service:urn:de:test", problem);

        assertThat(store.store.alarms().open())
                .containsExactly(new Alarms.Alarm("service:urn:de:test", problem, since, last, 2));
    }

    @Test
    void alarms_of_many_threads_are_counted() {
        var problem = Problem.of(ProblemCode.CHANNEL_DOWN, "portal");

        Threads.run(8, _ -> {
            store.store.alarms().raise("mailbox:portal", problem);
            return true;
        });

        assertThat(store.store.alarms().open())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.times()).isEqualTo(8));
    }

    @Test
    void clearing_ends_every_alarm_of_the_subject_and_no_other() {
        store.store.alarms().raise("service:a", Problem.of(ProblemCode.SERVICE_PAUSED, "a"));
        store.store.alarms().raise("service:a", Problem.of(ProblemCode.SCHEMA_PACKAGE_MISSING, "a"));
        store.store.alarms().raise("service:b", Problem.of(ProblemCode.SERVICE_PAUSED, "b"));

        store.store.alarms().clear("service:a");

        assertThat(store.store.alarms().open())
                .extracting(Alarms.Alarm::subject)
                .containsExactly("service:b");
    }

    @Test
    void a_version_is_found_by_its_hash_and_kept_once() throws SQLException {
        String hash = ContentHash.of(FILES);

        store.store.versions().keep(Kind.CONFIGURATION, "conf", hash, FILES, store.clock.instant());
        store.store.versions().keep(Kind.CONFIGURATION, "conf", hash, FILES, store.clock.instant());

        assertThat(store.store.versions().find(Kind.CONFIGURATION, hash)).contains(FILES);
        assertThat(store.store.versions().find(Kind.PACKAGE, hash)).isEmpty();
        assertThat(database.query("select count(*) from config_version")).containsExactly("1");
    }

    @Test
    void a_version_without_files_is_a_version() {
        var none = new TreeMap<String, String>();

        store.store.versions().keep(Kind.PACKAGE, "test/leer", ContentHash.of(none), none, store.clock.instant());

        assertThat(store.store.versions().find(Kind.PACKAGE, ContentHash.of(none)))
                .contains(none);
    }

    @Test
    void a_wrong_hash_is_refused() {
        assertThatThrownBy(() -> store.store
                        .versions()
                        .keep(Kind.PACKAGE, "test/paket", "0".repeat(64), FILES, store.clock.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not have the hash");
    }

    @Test
    void a_version_changed_behind_the_hubs_back_is_not_used() throws SQLException {
        String hash = ContentHash.of(FILES);
        store.store.versions().keep(Kind.PACKAGE, "test/paket", hash, FILES, store.clock.instant());
        database.forge("update version_file set content = 'verbund: fremd' where path = 'hub.yaml'");

        assertThatThrownBy(() -> store.store.versions().find(Kind.PACKAGE, hash))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was changed");
    }
}
