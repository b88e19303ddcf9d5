package de.ozghub.simulators.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.ozghub.simulators.backoffice.contract.Busy_Exception;
import de.ozghub.simulators.backoffice.contract.Refusal_Exception;
import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackOfficeFaultsTest {

    private Office office;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        office = new Office(state, Office.soap(Office.STEUER), Office.soap("remscheid/ordnungsamt"));
    }

    @AfterEach
    void stop() throws IOException {
        office.close();
    }

    private void turnOn(String fault) throws IOException, InterruptedException {
        try (var http = office.http()) {
            http.post("/faults/" + fault, "", Map.of("active", true, "backOffice", Office.STEUER, "value", 7));
        }
    }

    @Test
    void one_that_is_down_answers_nobody_and_takes_nothing() throws Exception {
        turnOn("down");

        assertThatExceptionOfType(WebServiceException.class)
                .isThrownBy(() -> office.submit(Office.key(), Office.MESSAGE));
        assertThat(office.cases().path("totalCount").asInt()).isZero();
        assertThat(office.port("remscheid/ordnungsamt").findByKey(Office.key())).isNull();
    }

    @Test
    void a_busy_one_says_when_to_come_back() throws Exception {
        turnOn("busy");

        var busy = catchThrowableOfType(Busy_Exception.class, () -> office.submit(Office.key(), Office.MESSAGE));

        assertThat(busy.getFaultInfo().getRetryAfterSeconds()).isEqualTo(7);
        assertThat(office.cases().path("totalCount").asInt()).isZero();
    }

    @Test
    void one_that_refuses_takes_nothing() throws Exception {
        turnOn("refuses");

        var refusal = catchThrowableOfType(Refusal_Exception.class, () -> office.submit(Office.key(), Office.MESSAGE));

        assertThat(refusal.getFaultInfo().getCode()).isEqualTo("invalid");
        assertThat(office.cases().path("totalCount").asInt()).isZero();
    }

    @Test
    void a_slow_one_waits_and_then_takes_it() throws Exception {
        turnOn("slow");

        office.submit(Office.key(), Office.MESSAGE);

        assertThat(office.pauses).containsExactly(Duration.ofSeconds(7));
        assertThat(office.cases().path("totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void a_late_one_has_made_the_case_before_it_waits() throws Exception {
        turnOn("late");
        var key = Office.key();

        office.submit(key, Office.MESSAGE);

        assertThat(office.pauses).containsExactly(Duration.ofSeconds(7));
        assertThat(office.port().findByKey(key)).isNotNull();
    }

    @Test
    void the_list_names_the_back_offices_a_fault_is_on_for() throws Exception {
        turnOn("late");

        try (var http = office.http()) {
            var late = http.get("/faults")
                    .json()
                    .valueStream()
                    .filter(fault -> fault.path("id").asString().equals("late"))
                    .findFirst()
                    .orElseThrow();

            assertThat(late.path("active").asBoolean()).isTrue();
            assertThat(late.path("value").asInt()).isEqualTo(7);
            assertThat(late.path("backOffices").get(0).asString()).isEqualTo(Office.STEUER);
            assertThat(http.post("/faults/late", "", Map.of("active", true, "backOffice", "no/such"))
                            .status())
                    .isEqualTo(404);
        }
    }
}
