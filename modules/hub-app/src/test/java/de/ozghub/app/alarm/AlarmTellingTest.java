package de.ozghub.app.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.core.config.AlarmMail;
import de.ozghub.core.config.AlarmMail.Security;
import de.ozghub.core.config.Listener;
import de.ozghub.core.config.Login;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.Secrets;
import de.ozghub.core.journal.Alarms.Alarm;
import de.ozghub.core.journal.Tellings;
import de.ozghub.journal.PostgresStore;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real SMTP server, a real database. */
@ExtendWith(PostgresExtension.class)
class AlarmTellingTest {

    private static final Instant NOON = Instant.parse("2025-11-03T11:00:00Z");
    private static final Problem DOWN = Problem.of(ProblemCode.BACK_OFFICE_DOWN, "musterstadt/steuer");
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
    private final TestDatabase database;
    private final PostgresStore store;

    AlarmTellingTest(TestDatabase database) throws SQLException {
        this.database = database;
        this.store = TestHub.open(database).store;
    }

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void a_new_alarm_is_told_in_both_languages_with_what_to_do() throws MessagingException, IOException {
        store.alarms().raise("lane:musterstadt/steuer", DOWN);

        telling(Optional.empty()).look(store.alarms());

        MimeMessage letter = mail.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("[OZG-Hub testverbund] 1 neue Alarme, 0 weiterhin offen, 0 beendet");
        assertThat(letter.getAllRecipients()).hasSize(2);
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(String.valueOf(letter.getContent()).replace("\r\n", "\n"))
                .contains("03.11.2025 10:00  lane:musterstadt/steuer (back-office-down)")
                .contains(DOWN.german(), DOWN.english(), DOWN.code().remedy());
    }

    @Test
    void nothing_is_told_twice_and_nothing_without_news() {
        var telling = telling(Optional.empty());
        telling.look(store.alarms());
        assertThat(mail.getReceivedMessages()).isEmpty();
        passTurn();
        store.alarms().raise("lane:musterstadt/steuer", DOWN);

        telling.look(store.alarms());
        passTurn();
        telling.look(store.alarms());

        assertThat(mail.getReceivedMessages()).hasSize(2);
        passTurn();
        store.alarms().clear("lane:musterstadt/steuer");
        telling.look(store.alarms());
        assertThat(mail.getReceivedMessages())
                .extracting(GreenMailUtil::getBody)
                .filteredOn(text -> text.contains("Beendet / ended"))
                .hasSize(2);
    }

    @Test
    void a_server_that_is_down_is_an_alarm_and_the_news_wait() {
        store.alarms().raise("lane:musterstadt/steuer", DOWN);
        var telling = telling(Optional.empty());
        mail.stop();

        telling.look(store.alarms());

        assertThat(store.alarms().open())
                .extracting(alarm -> alarm.problem().code())
                .containsExactlyInAnyOrder(ProblemCode.BACK_OFFICE_DOWN, ProblemCode.ALARM_MAIL_FAILED);
        assertThat(store.tellings().news(Duration.ofDays(1), 50).open())
                .extracting(Alarm::problem)
                .contains(DOWN);
    }

    @Test
    void a_login_that_is_refused_sends_nothing_and_names_no_password() {
        mail.setUser("hub@example.org", "hub", "richtig");
        store.alarms().raise("lane:musterstadt/steuer", DOWN);

        telling(Optional.of(new Login("hub", SecretRef.of("env:MAIL")))).look(store.alarms());

        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(store.alarms().open())
                .filteredOn(alarm -> alarm.problem().code() == ProblemCode.ALARM_MAIL_FAILED)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.problem().german())
                        .contains("AuthenticationFailedException")
                        .doesNotContain("falsch"));
    }

    @Test
    void a_server_without_starttls_gets_nothing_where_it_is_asked_for() {
        store.alarms().raise("lane:musterstadt/steuer", DOWN);

        telling(Security.STARTTLS, Optional.empty()).look(store.alarms());

        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(store.alarms().open())
                .extracting(alarm -> alarm.problem().code())
                .contains(ProblemCode.ALARM_MAIL_FAILED);
    }

    private void passTurn() {
        try {
            database.execute("update alarm_turn set not_before = statement_timestamp()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private AlarmTelling telling(Optional<Login> login) {
        return telling(Security.NONE, login);
    }

    private AlarmTelling telling(Security security, Optional<Login> login) {
        var server = new Listener(LOOPBACK, mail.getSmtp().getPort());
        var terms = new AlarmMail(
                server, security, login, "hub@example.org", List.of("betrieb@example.org", "leitung@example.org"));
        Tellings tellings = store.tellings();
        return new AlarmTelling(
                "testverbund",
                tellings,
                new MailServer(terms, new Secrets(Path.of("."), Map.of("MAIL", "falsch"))),
                InstantSource.fixed(NOON));
    }
}
