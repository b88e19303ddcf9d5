package de.ozghub.app.keys;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.delivery.CheckedCalls;
import de.ozghub.app.fixture.MemoryBackOffice;
import de.ozghub.app.keys.OfficeCertificate.Purpose;
import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.journal.Alarms;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.ProblemCode;
import de.ozghub.testkit.SettableClock;
import de.ozghub.testkit.backoffice.Handovers;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When people hear of the end of a certificate towards a back office, and what it stops. */
class OfficeCertificatesTest {

    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
    private static final BackOfficeKey TAX = BackOfficeKey.of("remscheid/steuer");
    private static final BackOfficeKey TRADE = BackOfficeKey.of("remscheid/gewerbe");

    @TempDir
    private Path folder;

    @Test
    void warns_once_for_each_file_and_names_every_back_office_that_needs_it() throws IOException {
        var signer = certificate("signer", KeyKind.EC_P256, 50);
        var certificates = new OfficeCertificates(List.of(
                new OfficeCertificate(TAX, Purpose.SIGNER, "secrets/hub-signer.pem", signer),
                new OfficeCertificate(TRADE, Purpose.CALL_SIGNER, "secrets/hub-signer.pem", signer)));

        assertThat(certificates.ending(START.minusSeconds(11 * 86_400))).isEmpty();
        assertThat(certificates.ending(day(1))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CERTIFICATE_ENDS);
            assertThat(problem.german())
                    .contains("secrets/hub-signer.pem", "remscheid/steuer, remscheid/gewerbe", "60 Tagen");
        });
        assertThat(certificates.ending(day(49)))
                .extracting(problem -> problem.parameters().get("days"))
                .containsExactly("1");
    }

    @Test
    void warns_a_year_ahead_of_the_end_of_an_algorithm() throws IOException {
        var rsa = certificate("rsa", KeyKind.RSA_3072, 4000);
        var old = new OfficeCertificates(List.of(new OfficeCertificate(TAX, Purpose.SIGNER_PKCS1, "alt.pem", rsa)));
        var pss = new OfficeCertificates(List.of(new OfficeCertificate(TAX, Purpose.SIGNER, "neu.pem", rsa)));
        var spring = Instant.parse("2027-03-01T09:00:00Z");

        assertThat(pss.ending(spring)).isEmpty();
        assertThat(old.ending(spring)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CERTIFICATE_ALGORITHM_ENDS);
            assertThat(problem.german()).contains("RSASSA-PKCS1-v1_5", "alt.pem", "365 Tage");
        });
    }

    @Test
    void what_calls_need_stops_calls_and_what_messages_need_does_not() throws IOException {
        var shortLived = certificate("short", KeyKind.EC_P256, 10);
        var lasting = certificate("lasting", KeyKind.EC_P256, 100);
        var certificates = new OfficeCertificates(List.of(
                new OfficeCertificate(TAX, Purpose.SIGNER, "signer.pem", shortLived),
                new OfficeCertificate(TRADE, Purpose.CALL_SIGNER, "wss.pem", lasting),
                new OfficeCertificate(TRADE, Purpose.TLS, "tls.pem", shortLived)));

        assertThat(certificates.closes(TRADE, day(9))).isEmpty();
        assertThat(certificates.closes(TAX, day(11))).isEmpty();
        assertThat(certificates.closes(TRADE, day(11)).orElseThrow().german())
                .contains("tls.pem", "remscheid/gewerbe", "EXPIRED");
        assertThat(certificates.unusable(day(11))).hasSize(2);
    }

    @Test
    void a_key_whose_algorithm_is_over_stops_calls_too() throws IOException {
        var rsa = certificate("lang", KeyKind.RSA_3072, 4000);
        var certificates =
                new OfficeCertificates(List.of(new OfficeCertificate(TRADE, Purpose.CALL_RECIPIENT, "wss.pem", rsa)));

        assertThat(certificates.closes(TRADE, Instant.parse("2031-12-31T12:00:00Z")))
                .isEmpty();
        assertThat(certificates
                        .closes(TRADE, Instant.parse("2032-01-01T12:00:00Z"))
                        .orElseThrow()
                        .parameters())
                .containsEntry("reason", KeyUnusable.Reason.ALGORITHM_ENDED.name());
    }

    @Test
    void nothing_is_sent_while_calls_are_closed_and_asking_stays_allowed() throws IOException {
        var certificates = new OfficeCertificates(
                List.of(new OfficeCertificate(TRADE, Purpose.TLS, "tls.pem", certificate("tls", KeyKind.EC_P256, 10))));
        var clock = SettableClock.at(day(9));
        var office = new MemoryBackOffice(TRADE);
        var checked = new CheckedCalls(office, () -> certificates.closes(TRADE, clock.instant()));

        assertThat(checked.deliver(Handovers.aHandover().build())).isInstanceOf(DeliveryOutcome.Delivered.class);
        clock.set(day(11));
        assertThat(checked.deliver(Handovers.aHandover().build()))
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.RECEIVER_KEY_UNUSABLE));
        assertThat(office.got()).hasSize(1);
        assertThat(checked.find(Ids.delivery())).isInstanceOf(Inquiry.NotFound.class);
    }

    @Test
    void raises_and_ends_alarms() throws IOException {
        var certificates = new OfficeCertificates(
                List.of(new OfficeCertificate(TRADE, Purpose.TLS, "tls.pem", certificate("tls", KeyKind.EC_P256, 10))));
        var clock = SettableClock.at(day(1));
        var alarms = new MemoryAlarms();
        var none = new KeyInventory(List.of());

        new KeyWatch(none, certificates, clock).look(alarms);
        assertThat(alarms.open())
                .extracting(Alarms.Alarm::problem)
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CERTIFICATE_ENDS));
        clock.set(day(11));
        new KeyWatch(none, certificates, clock).look(alarms);
        assertThat(alarms.open())
                .extracting(Alarms.Alarm::problem)
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.RECEIVER_KEY_UNUSABLE));
        new KeyWatch(none, new OfficeCertificates(List.of()), clock).look(alarms);
        assertThat(alarms.open()).isEmpty();
    }

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    private X509Certificate certificate(String name, KeyKind kind, int days) throws IOException {
        var certificate = folder.resolve(name + ".pem");
        PemFiles.create(
                folder.resolve(name + ".key.pem"),
                certificate,
                new KeyGeneration(InstantSource.fixed(START)).selfSigned(kind, name, Duration.ofDays(days)));
        return PemFiles.certificate(certificate);
    }
}
