package de.ozghub.simulators.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.ozghub.simulators.backoffice.contract.Refusal_Exception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoapOfficeTest {

    private Office office;
    private Path state;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        this.state = state;
        office = new Office(state, Office.soap(Office.STEUER), Office.soap("remscheid/ordnungsamt"));
    }

    @AfterEach
    void stop() throws IOException {
        office.close();
    }

    @Test
    void a_message_with_attachments_gets_a_case_number() throws Exception {
        var key = Office.key();
        var plan = new Office.File("plan", new byte[300_000]);

        var answer = office.submit(key, Office.MESSAGE, plan);

        assertThat(answer.caseNumber()).isEqualTo("REMSCHEID-STEUER-2026-000001");
        assertThat(answer.repeated()).isFalse();
        var entry = office.cases().path("cases").get(0);
        assertThat(entry.path("idempotencyKey").asString()).isEqualTo(key);
        assertThat(entry.path("sha256").asString()).isEqualTo(Office.sha256(Office.MESSAGE));
        assertThat(entry.path("submissionId").asString()).isEqualTo("11111111-2222-4333-8444-555555555555");
        assertThat(entry.path("authority").asString()).isEqualTo("051200000000");
        assertThat(entry.path("backOffice").asString()).isEqualTo(Office.STEUER);
        assertThat(entry.path("attachments").asInt()).isEqualTo(1);
    }

    @Test
    void the_same_key_and_digest_give_the_same_case_number() throws Exception {
        var key = Office.key();
        var first = office.submit(key, Office.MESSAGE);

        var second = office.submit(key, Office.MESSAGE);

        assertThat(second.caseNumber()).isEqualTo(first.caseNumber());
        assertThat(second.repeated()).isTrue();
        assertThat(office.cases().path("totalCount").asInt()).isEqualTo(1);
        assertThat(office.cases().path("cases").get(0).path("attemptsReceived").asInt())
                .isEqualTo(2);
    }

    @Test
    void without_deduplication_a_second_sending_shows_as_a_second_case() throws Exception {
        office.deduplicate(false);
        var key = Office.key();
        var first = office.submit(key, Office.MESSAGE);

        var second = office.submit(key, Office.MESSAGE);

        assertThat(second.repeated()).isFalse();
        assertThat(second.caseNumber()).isNotEqualTo(first.caseNumber());
        assertThat(office.cases().path("totalCount").asInt()).isEqualTo(2);
        assertThat(office.port().findByKey(key).getCaseNumber()).isEqualTo(first.caseNumber());
    }

    @Test
    void the_same_key_with_another_digest_is_a_conflict() throws Exception {
        var key = Office.key();
        office.submit(key, Office.MESSAGE);

        assertRefused("digest-conflict", key, "<anmeldung/>");
    }

    @Test
    void a_wrong_digest_is_refused() {
        var fault = catchThrowableOfType(
                Refusal_Exception.class, () -> office.submit(Office.key(), "0".repeat(64), "none", Office.MESSAGE));

        assertThat(fault.getFaultInfo().getCode()).isEqualTo("digest-mismatch");
    }

    @Test
    void what_is_not_well_formed_or_has_another_root_is_refused() throws Exception {
        assertRefused("invalid", Office.key(), "<anmeldung>");
        assertRefused("invalid", Office.key(), "<abmeldung/>");
        assertRefused("invalid", Office.key(), "<!DOCTYPE anmeldung><anmeldung/>");
        assertRefused("invalid", "no-key", "<anmeldung/>");
        assertThat(office.cases().path("totalCount").asInt()).isZero();
    }

    @Test
    void another_protection_than_agreed_is_refused() {
        var fault = catchThrowableOfType(
                Refusal_Exception.class,
                () -> office.submit(Office.key(), Office.digest(Office.MESSAGE), "cms", Office.MESSAGE));

        assertThat(fault.getFaultInfo().getCode()).isEqualTo("unreadable");
    }

    @Test
    void find_by_key_tells_case_number_and_digest_or_nothing() throws Exception {
        var key = Office.key();
        var answer = office.submit(key, Office.MESSAGE);

        var found = office.port().findByKey(key);

        assertThat(found.getCaseNumber()).isEqualTo(answer.caseNumber());
        assertThat(found.getDigest()).isEqualTo(Office.digest(Office.MESSAGE));
        assertThat(office.port().findByKey(Office.key())).isNull();
        assertThat(office.port("remscheid/ordnungsamt").findByKey(key)).isNull();
    }

    @Test
    void cases_and_their_numbers_survive_a_restart() throws Exception {
        var key = Office.key();
        var first = office.submit(key, Office.MESSAGE);
        office.submit(key, Office.MESSAGE);

        office.restart();

        assertThat(office.submit(key, Office.MESSAGE).caseNumber()).isEqualTo(first.caseNumber());
        assertThat(office.submit(Office.key(), Office.MESSAGE).caseNumber()).isEqualTo("REMSCHEID-STEUER-2026-000002");
        assertThat(office.cases().path("cases").get(0).path("attemptsReceived").asInt())
                .isEqualTo(3);
    }

    @Test
    void a_case_is_on_disk_before_the_answer() throws Exception {
        var key = Office.key();

        office.submit(key, Office.MESSAGE);

        assertThat(Files.readString(state.resolve("cases.jsonl"))).contains(key);
        assertThat(Files.readAllBytes(state.resolve("messages").resolve(key + ".xml")))
                .isEqualTo(Office.MESSAGE);
    }

    @Test
    void cases_are_paged() throws Exception {
        for (int i = 0; i < 3; i++) {
            office.submit(Office.key(), Office.MESSAGE);
        }

        try (var http = office.http()) {
            var page = http.get("/cases?offset=1&limit=1").json();

            assertThat(page.path("offset").asInt()).isEqualTo(1);
            assertThat(page.path("count").asInt()).isEqualTo(1);
            assertThat(page.path("totalCount").asInt()).isEqualTo(3);
            assertThat(page.path("cases").get(0).path("caseNumber").asString())
                    .isEqualTo("REMSCHEID-STEUER-2026-000002");
        }
    }

    @Test
    void the_contract_is_served() throws Exception {
        try (var http = office.http()) {
            assertThat(http.get("/backoffice/remscheid/steuer?wsdl").text())
                    .contains("same key and same digest give the same case number");
        }
    }

    private void assertRefused(String code, String key, String message) {
        var fault = catchThrowableOfType(
                Refusal_Exception.class, () -> office.submit(key, message.getBytes(StandardCharsets.UTF_8)));

        assertThat(fault.getFaultInfo().getCode()).isEqualTo(code);
    }
}
