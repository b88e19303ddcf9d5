package de.ozghub.app.scan;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.Processing;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.app.fixture.TestPackages;
import de.ozghub.app.protection.PlainProfile;
import de.ozghub.app.validation.ActivePackages;
import de.ozghub.attachments.scan.Clamd;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import de.ozghub.testkit.scanner.RealClamd;
import de.ozghub.testkit.scanner.SimulatedClamd;
import de.ozghub.testkit.scanner.SimulatedClamd.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Submissions before a scanner that finds, breaks and falls, over the real store. */
@ExtendWith(PostgresExtension.class)
class ScanningTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String REASON = "mit dem Absender geklärt";

    private final TestHub hub;

    ScanningTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
    }

    @Test
    void the_real_scanner_lets_pass_quarantines_and_makes_wait_while_it_is_gone(@TempDir Path folder)
            throws IOException, InterruptedException, SQLException {
        try (var clamd = new RealClamd(folder).start()) {
            var processing = processing(clamd.unix(), TestPackages.dogTax());
            SubmissionId clean = processing.taken("clean", TestHub.registrationWith(TestHub.pdf("harmless")));
            processing.run();
            assertThat(hub.submission(clean).state()).isEqualTo(SubmissionState.DELIVERING);
            assertThat(hub.events(clean)).contains(JournalEvent.SCANNED);

            SubmissionId infected = processing.taken("infected", TestHub.registrationWith(RealClamd.EICAR));
            processing.run();
            assertThat(hub.submission(infected).problems())
                    .containsExactly(Problem.of(
                            ProblemCode.ATTACHMENT_INFECTED, TestHub.ATTACHMENT, "signature", RealClamd.EICAR_NAME));

            clamd.stop();
            SubmissionId late = processing.taken("late", TestHub.registrationWith(TestHub.pdf(RealClamd.MARKER)));
            processing.run();
            assertThat(hub.submission(late).state()).isEqualTo(SubmissionState.RECORDED);

            clamd.start();
            hub.clock.tick(Duration.ofMinutes(1));
            hub.pausesPass();
            processing.run();
            assertThat(hub.submission(late).problems())
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.ATTACHMENT_INFECTED);
        }
    }

    @Test
    void a_find_is_kept_sealed_and_the_sender_learns_only_that_the_authority_rejected() throws SQLException {
        try (var clamd = new SimulatedClamd(Fault.FINDS)) {
            var processing = processing(clamd.address(), TestPackages.dogTax());
            SubmissionId id = processing.taken("infected", TestHub.registrationWith(TestHub.pdf("x")));
            processing.run();

            assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
            assertThat(hub.events(id)).endsWith(JournalEvent.QUARANTINED, JournalEvent.CLARIFICATION);
            assertThat(hub.query("select count(*) from payload where kind = 'opened' and state = 'sealed'"))
                    .containsExactly("0");
            assertThat(hub.store.submissions().detail(id).orElseThrow().deliveries())
                    .isEmpty();
            assertThat(hub.store.alarms().open())
                    .extracting(Alarms.Alarm::subject)
                    .containsExactly(Scanning.QUARANTINE + id);

            assertThat(processing.decisions().release(Processing.CLERK, id, null, REASON))
                    .isEqualTo(new CommandResult.Done());
            hub.pausesPass();
            processing.run();
            assertThat(hub.submission(id).state())
                    .as("a release scans anew and lets nothing pass by itself")
                    .isEqualTo(SubmissionState.CLARIFICATION);

            processing.decisions().reject(Processing.CLERK, id, REASON);
            assertThat(codes(id)).containsExactly(ProblemCode.REJECTED_BY_CLERK);
        }
    }

    @Test
    void a_package_may_say_that_the_sender_is_told_of_a_find() {
        try (var clamd = new SimulatedClamd(Fault.FINDS)) {
            var processing = processing(clamd.address(), TestPackages.dogTaxTaking("{tell-find: true}"));
            SubmissionId id = processing.taken("infected", TestHub.registrationWith(TestHub.pdf("x")));
            processing.run();

            processing.decisions().reject(Processing.CLERK, id, REASON);

            assertThat(codes(id)).startsWith(ProblemCode.REJECTED_BY_CLERK).contains(ProblemCode.ATTACHMENT_INFECTED);
        }
    }

    @Test
    void while_the_scanner_is_down_everything_waits_at_no_cost_and_an_alarm_tells_after_a_minute()
            throws IOException, SQLException {
        // A port that is held and not listened at is refused, and nobody else can take it meanwhile.
        try (var held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = "127.0.0.1:" + held.getLocalPort();
            var processing = processing(address, TestPackages.dogTax());
            SubmissionId id = processing.taken("waits", TestHub.registrationWith(TestHub.pdf("x")));
            processing.run();
            String opened = "select count(*) from payload where kind = 'opened'";
            List<String> once = hub.query(opened);

            for (int look = 0; look < 4; look++) {
                assertThat(hub.tryClaim(Lanes.PROCESSING)).as("it pauses").isEmpty();
                assertThat(hub.store.alarms().open()).isEmpty();
                hub.clock.tick(Duration.ofSeconds(15));
                hub.pausesPass();
                processing.run();
            }

            assertThat(hub.store.alarms().open()).singleElement().satisfies(alarm -> {
                assertThat(alarm.subject()).isEqualTo("scanner:" + address);
                assertThat(alarm.problem().code()).isEqualTo(ProblemCode.SCANNER_DOWN);
            });
            assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.RECORDED);
            assertThat(hub.submission(id).problems()).isEmpty();
            assertThat(hub.events(id)).containsOnlyOnce(JournalEvent.WAITS);
            assertThat(hub.query(opened)).as("nothing is opened only to wait").isEqualTo(once);
            assertThat(hub.query("select max(attempts) from task")).containsExactly("0");
            assertThat(hub.tryClaim(Lanes.receipt(MemoryChannel.MAILBOX)))
                    .as("the sender is told meanwhile that it was taken")
                    .isPresent();
        }
    }

    @Test
    void a_part_the_working_scanner_will_not_judge_goes_to_a_clerk_and_blocks_nobody() {
        try (var clamd = new SimulatedClamd(Fault.NONE)) {
            var scanner = scanner(clamd.address());
            // Only streams of some length are cut off: the short question whether it works is answered.
            clamd.now(Fault.BREAKS_OFF_LONG);
            var processing = new Processing(hub, TestPackages.dogTax(), scanner, _ -> new PlainProfile());
            SubmissionId id =
                    processing.taken("unscannable", TestHub.registrationWith(TestHub.pdf("x".repeat(200_000))));
            processing.run();

            assertThat(hub.submission(id).problems())
                    .containsExactly(
                            Problem.of(ProblemCode.ATTACHMENT_NOT_SCANNED, TestHub.ATTACHMENT, "reason", "broken-off"));
            assertThat(scanner.down()).isEmpty();
        }
    }

    private List<ProblemCode> codes(SubmissionId id) {
        return hub.submission(id).problems().stream().map(Problem::code).toList();
    }

    private VirusScanner scanner(String address) {
        return new VirusScanner(new Clamd(address, TIMEOUT), hub.store.alarms(), hub.clock);
    }

    private Processing processing(String address, ActivePackages packages) {
        return new Processing(hub, packages, scanner(address), _ -> new PlainProfile());
    }
}
