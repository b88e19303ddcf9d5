package de.ozghub.trials.secured;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.backoffice.BackOffices;
import de.ozghub.backoffice.soap.SoapCredentials;
import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.HandoverDigest;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.backoffice.Protection;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.CertificateRef;
import de.ozghub.core.config.DeliveryTerms;
import de.ozghub.core.config.Login;
import de.ozghub.core.config.ProtectionProfile;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.SoapSecurity;
import de.ozghub.core.delivery.RetryPlan;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.PemPair;
import de.ozghub.simulators.backoffice.BackOfficesConfig;
import de.ozghub.simulators.backoffice.BackOfficesConfig.Kind;
import de.ozghub.submission.Area;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Origin;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.testkit.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides by configurations of their own: what fits is taken, whatever is missing or foreign makes no case. */
class SecuredBackOfficeTest {

    private static final String OFFICE = "testamt/gewerbe";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final KeyGeneration GENERATION = new KeyGeneration(InstantSource.system());

    @TempDir
    private Path folder;

    private de.ozghub.simulators.backoffice.BackOffices offices;

    @BeforeEach
    void start() throws IOException {
        put("root", GENERATION.authority(KeyKind.EC_P256, "Wurzel", TIMEOUT.multipliedBy(100)));
        var root = PemFiles.signingKey("root", key("root"), certificate("root"));
        put("server", GENERATION.serverSignedBy(root, KeyKind.EC_P256, "127.0.0.1", TIMEOUT.multipliedBy(100)));
        for (String name : List.of("client", "stranger")) {
            put(name, GENERATION.selfSigned(KeyKind.EC_P256, name, TIMEOUT.multipliedBy(100)));
        }
        for (String name : List.of("hub", "office", "forger")) {
            put(name, GENERATION.selfSigned(KeyKind.RSA_3072, name, TIMEOUT.multipliedBy(100)));
        }
        var password = Files.writeString(folder.resolve("password"), "ein langes Kennwort\n");
        var demanded = new BackOfficesConfig.WsSecurity(
                "ozg-hub", password, key("office"), certificate("office"), certificate("hub"));
        var office = new BackOfficesConfig.Office(OFFICE, Kind.soap, null, null, null, null, null, demanded, null);
        var tls = new BackOfficesConfig.Tls(0, key("server"), certificate("server"), certificate("client"));
        offices = de.ozghub.simulators.backoffice.BackOffices.start(
                new BackOfficesConfig(null, 0, null, null, List.of(office), tls),
                folder.resolve("state"),
                InstantSource.system());
    }

    @AfterEach
    void stop() throws IOException {
        offices.close();
    }

    @Test
    void takes_what_comes_as_agreed_and_answers_in_the_same_way() throws Exception {
        try (var hub = hub("client", "hub", "ein langes Kennwort")) {
            var office = hub.find(BackOfficeKey.of(OFFICE)).orElseThrow();
            var handover = handover();

            assertThat(office.deliver(handover)).isInstanceOf(DeliveryOutcome.Delivered.class);
            assertThat(office.deliver(handover))
                    .as("a new nonce, the same case")
                    .isEqualTo(office.deliver(handover));
            assertThat(office.find(handover.key())).isInstanceOf(Inquiry.Found.class);
            assertThat(office.find(Ids.delivery())).isInstanceOf(Inquiry.NotFound.class);
        }
        assertThat(cases()).contains("\"totalCount\":1");
    }

    @Test
    void makes_no_case_for_a_stranger_at_the_door() throws Exception {
        assertNothingTaken(hub("stranger", "hub", "ein langes Kennwort"));
        assertNothingTaken(hub(null, "hub", "ein langes Kennwort"));
    }

    @Test
    void makes_no_case_for_a_foreign_signature_a_wrong_password_or_no_security_at_all() throws Exception {
        assertNothingTaken(hub("client", "forger", "ein langes Kennwort"));
        assertNothingTaken(hub("client", "hub", "ein anderes Kennwort"));
        assertNothingTaken(hub("client", null, null));
    }

    @Test
    void is_not_there_without_tls() throws Exception {
        var plain = URI.create("http://127.0.0.1:%d/backoffice/%s".formatted(offices.port(), OFFICE));
        try (var http = HttpClient.newHttpClient()) {
            var posted = HttpRequest.newBuilder(plain)
                    .POST(HttpRequest.BodyPublishers.ofString("<x/>"))
                    .build();

            assertThat(http.send(posted, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(403);
        }
    }

    private void assertNothingTaken(BackOffices hub) throws Exception {
        try (hub) {
            assertThat(hub.find(BackOfficeKey.of(OFFICE)).orElseThrow().deliver(handover()))
                    .isNotInstanceOf(DeliveryOutcome.Delivered.class);
        }
        assertThat(cases()).contains("\"totalCount\":0");
    }

    private String cases() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/cases".formatted(offices.port())))
                    .build();
            return http.send(asked, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /** @param client key of mutual TLS, {@code signer} of WS-Security, {@code password} of both; {@code null}: without */
    private BackOffices hub(@Nullable String client, @Nullable String signer, @Nullable String password) {
        var secret = SecretRef.of("file:x");
        var file = CertificateRef.of("file:x");
        var security = new SoapSecurity(
                Optional.of(new SoapSecurity.Tls(
                        Optional.of(file),
                        Optional.ofNullable(client).map(name -> secret),
                        SoapSecurity.Tls.Version.TLS_1_3)),
                Optional.ofNullable(signer)
                        .map(name -> new SoapSecurity.WsSecurity(
                                Optional.of(new Login("ozg-hub", secret)),
                                Optional.of(secret),
                                Optional.of(file),
                                Optional.of(file),
                                10)));
        var terms = new BackOfficeTerms.Soap(
                BackOfficeKey.of(OFFICE),
                URI.create("https://127.0.0.1:%d/backoffice/%s".formatted(offices.securedPort(), OFFICE)),
                true,
                security,
                new ProtectionProfile.None(),
                new DeliveryTerms(
                        TIMEOUT,
                        TIMEOUT,
                        1,
                        new RetryPlan(1, TIMEOUT, 1.0, TIMEOUT),
                        new DeliveryTerms.Breaker(1, TIMEOUT)));
        var office = Optional.ofNullable(signer).map(name -> PemFiles.certificate(certificate("office")));
        var credentials = new SoapCredentials(
                Optional.ofNullable(client).map(this::own),
                List.of(PemFiles.certificate(certificate("root"))),
                Optional.ofNullable(password).map(text -> new SoapCredentials.Login("ozg-hub", text)),
                Optional.ofNullable(signer).map(this::own),
                office,
                office);
        return new BackOffices(List.of(terms), folder, InstantSource.system(), _ -> credentials, destination -> {
            throw new IllegalArgumentException(destination.toString());
        });
    }

    private SoapCredentials.OwnKey own(String name) {
        return new SoapCredentials.OwnKey(
                PemFiles.privateKey(key(name)), List.of(PemFiles.certificate(certificate(name))));
    }

    private static Handover handover() {
        byte[] message = Bytes.of("{\"gewerbe\":\"Imbiss\"}");
        byte[] plan = Bytes.random(200_000, 7);
        var digests = new LinkedHashMap<String, String>();
        digests.put("plan", Bytes.sha256(plan));
        return new Handover(
                Ids.delivery(),
                HandoverDigest.of(Bytes.sha256(message), digests),
                new Origin("fit-connect", "test", "destination", Ids.uuid().toString(), null),
                new Area("051200000000"),
                new ServiceKey("urn:de:fim:leika:leistung:99050012104000"),
                Instant.now(),
                new MessageForm(new SchemaKey("urn:ozg-hub:test:1.0#anmeldung"), "application/json", null),
                Protection.NONE,
                Bytes.content(message),
                List.of(new Handover.Attachment("plan", "application/pdf", Bytes.sha256(plan), Bytes.content(plan))));
    }

    private void put(String name, PemPair pair) {
        PemFiles.create(key(name), certificate(name), pair);
    }

    private Path key(String name) {
        return folder.resolve(name + ".key.pem");
    }

    private Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }
}
