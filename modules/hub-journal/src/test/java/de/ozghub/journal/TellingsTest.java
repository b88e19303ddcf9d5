package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Alarms.Alarm;
import de.ozghub.core.journal.Tellings;
import de.ozghub.core.journal.Tellings.Ended;
import de.ozghub.core.journal.Tellings.News;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.VerbundKey;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is news, and whose turn it is to tell. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TellingsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Problem DOWN = Problem.of(ProblemCode.BACK_OFFICE_DOWN, "testamt/steuer");

    private final TestDatabase database;
    private final TestStore store;
    private final Alarms alarms;
    private final Tellings tellings;

    TellingsTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
        this.alarms = store.store.alarms();
        this.tellings = store.store.tellings();
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
    void an_alarm_is_told_once_and_its_end_once() {
        alarms.raise("lane:steuer", DOWN);
        News first = news();
        assertThat(first.open()).extracting(Alarm::subject).containsExactly("lane:steuer");
        assertThat(first.ended()).isEmpty();

        tellings.told(first, Duration.ZERO);
        alarms.raise("lane:steuer", DOWN);
        assertThat(news().isEmpty()).isTrue();

        alarms.clear("lane:steuer");
        News last = news();
        assertThat(last.open()).isEmpty();
        assertThat(last.ended()).containsExactly(new Ended("lane:steuer", DOWN, store.clock.instant()));

        tellings.told(last, Duration.ZERO);
        assertThat(news().isEmpty()).isTrue();
    }

    @Test
    void an_alarm_that_ended_before_anybody_was_told_is_no_news() {
        alarms.raise("lane:steuer", DOWN);
        alarms.clear("lane:steuer");

        assertThat(news().isEmpty()).isTrue();
    }

    @Test
    void an_alarm_that_ends_while_it_is_told_is_told_as_ended() {
        alarms.raise("lane:steuer", DOWN);
        News news = news();
        alarms.clear("lane:steuer");
        tellings.told(news, Duration.ZERO);

        assertThat(news().ended()).extracting(Ended::subject).containsExactly("lane:steuer");
    }

    @Test
    void what_is_still_open_is_told_again_after_the_reminder() {
        alarms.raise("lane:steuer", DOWN);
        tellings.told(news(), Duration.ZERO);
        store.clock.tick(DAY.minusSeconds(1));
        assertThat(news().isEmpty()).isTrue();

        store.clock.tick(Duration.ofSeconds(2));
        assertThat(news().still()).extracting(Alarm::subject).containsExactly("lane:steuer");
        tellings.told(news(), Duration.ZERO);
        assertThat(news().isEmpty()).isTrue();
    }

    @Test
    void two_codes_of_one_subject_are_two_news() {
        alarms.raise("lane:steuer", DOWN);
        tellings.told(news(), Duration.ZERO);
        alarms.raise("lane:steuer", Problem.of(ProblemCode.BACK_OFFICE_BUSY, "testamt/steuer"));

        assertThat(news().open())
                .extracting(alarm -> alarm.problem().code())
                .containsExactly(ProblemCode.BACK_OFFICE_BUSY);
    }

    @Test
    void one_node_has_the_turn_and_after_a_telling_nobody_for_a_while() {
        assertThat(tellings.claim(Duration.ofMinutes(1))).isTrue();
        assertThat(tellings.claim(Duration.ofMinutes(1))).isFalse();

        tellings.told(news(), Duration.ZERO);
        assertThat(tellings.claim(Duration.ZERO)).isTrue();
        tellings.told(news(), Duration.ofMinutes(5));
        assertThat(tellings.claim(Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void a_turn_that_ran_out_may_be_taken() {
        assertThat(tellings.claim(Duration.ZERO)).isTrue();
        assertThat(tellings.claim(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void another_verbund_has_its_own_news_and_turns() {
        alarms.raise("lane:steuer", DOWN);
        assertThat(tellings.claim(Duration.ofMinutes(1))).isTrue();

        try (var other = TestStore.open(database, new VerbundKey("anderer-verbund"))) {
            assertThat(other.store.tellings().news(DAY, 50).isEmpty()).isTrue();
            assertThat(other.store.tellings().claim(Duration.ofMinutes(1))).isTrue();
        }
    }

    @Test
    void a_list_has_1_to_200() {
        assertThatThrownBy(() -> tellings.news(DAY, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tellings.news(DAY, 201)).hasMessageContaining("must be 1 to 200");
    }

    private News news() {
        return tellings.news(DAY, 50);
    }
}
