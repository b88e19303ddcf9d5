package de.ozghub.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.Alarms.Alarm;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin API as a script sees it. */
final class AdminApiTest {

    private static final String JSON = "application/json";
    private static final String ONE = "/api/v1/submissions/" + Samples.id(1);

    private final RunningConsole console = RunningConsole.shared();
    private final Browser script = console.browser();

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void lists_and_pages() {
        for (int number = 1; number <= 5; number++) {
            console.hub.has(Samples.aSubmission(number, SubmissionState.ACCEPTED));
        }

        var first = json(script.api("viewer", "/api/v1/submissions?limit=3"));
        var second = json(script.api(
                "viewer",
                "/api/v1/submissions?limit=3&before=" + first.get("next").asString()));

        assertThat(first.get("submissions").get(0).get("id").asString())
                .isEqualTo(Samples.id(5).toString());
        assertThat(first.get("submissions").get(0).get("receivedAt").asString()).isEqualTo("2026-11-20T08:03:06Z");
        assertThat(second.get("submissions")).hasSize(2);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void refuses_values_that_cannot_exist() {
        assertThat(script.api("viewer", "/api/v1/submissions?limit=201").statusCode())
                .isEqualTo(400);
        assertThat(script.api("viewer", "/api/v1/submissions?limit=many").statusCode())
                .isEqualTo(400);
        assertThat(script.api("viewer", "/api/v1/submissions?state=lost").statusCode())
                .isEqualTo(400);
        assertThat(script.api("viewer", "/api/v1/submissions?before=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void gives_one_submission_with_deliveries_journal_and_payload_list() {
        var delivered = new DeliveryState.Delivered("HST-1", Samples.START);
        console.hub.has(Samples.aSubmission(
                1,
                SubmissionState.ACCEPTED,
                Samples.MUSTERSTADT,
                List.of(Samples.aDelivery(5, "musterstadt/steuer", delivered, 1))));

        var body = json(script.api("viewer", ONE));

        assertThat(body.get("deliveries").get(0).get("state").asString()).isEqualTo("delivered");
        assertThat(body.get("deliveries").get(0).get("reference").asString()).isEqualTo("HST-1");
        assertThat(body.get("journal").get(0).get("stage").asString()).isEqualTo("intake");
        assertThat(body.get("payloads").get(0).propertyNames())
                .containsExactly("id", "kind", "part", "bytes", "sha256");
        assertThat(body.get("firstBrokenEntry").isNull()).isTrue();
    }

    @Test
    void says_not_found_as_a_problem() {
        for (String path : List.of(ONE, "/api/v1/submissions/not-an-id", "/api/v1/nothing-here")) {
            var answer = script.api("viewer", path);

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).as(path).hasValue("application/problem+json");
        }
    }

    @Test
    void carries_out_decisions_of_an_operator() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION));
        String delivery = Samples.deliveryId(5).toString();

        var release = script.api("operator", ONE + "/release", JSON, "{\"reason\":\"repariert\"}");
        var confirm = script.api(
                "operator",
                ONE + "/confirm",
                JSON,
                "{\"delivery\":\"%s\",\"reference\":\"AZ 1\",\"reason\":\"gefunden\"}".formatted(delivery));
        var reject = script.api("operator", ONE + "/reject", JSON, "{\"reason\":\"unzuständig\"}");

        assertThat(List.of(release.statusCode(), confirm.statusCode(), reject.statusCode()))
                .containsOnly(204);
        assertThat(console.hub.commands)
                .extracting(FakeHub.Command::what)
                .containsExactly("release", "confirm", "reject");
        assertThat(console.hub.commands.getLast().reason()).isEqualTo("unzuständig");
    }

    @Test
    void refuses_decisions_of_a_viewer_and_flawed_ones() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION));

        assertThat(script.api("viewer", ONE + "/release", JSON, "{\"reason\":\"so\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(script.api("clerk", ONE + "/reject", JSON, "{\"reason\":\"so\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(script.api("operator", ONE + "/release", JSON, "{}").statusCode())
                .isEqualTo(422);
        assertThat(script.api("operator", ONE + "/confirm", JSON, "{\"reason\":\"so\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(script.api("operator", ONE + "/release", JSON, "{\"reason\":")
                        .statusCode())
                .isEqualTo(400);
        assertThat(console.hub.commands).isEmpty();
    }

    @Test
    void takes_no_decision_from_a_form_of_another_site() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION));

        var answer = script.api("operator", ONE + "/release", "text/plain", "{\"reason\":\"so\"}");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(console.hub.commands).isEmpty();
    }

    @Test
    void says_conflict_when_nothing_waits() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.ACCEPTED));
        console.hub.answers(new CommandResult.NotWaiting());

        var answer = script.api("operator", ONE + "/release", JSON, "{\"reason\":\"so\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void gives_counts_alarms_and_clarifications() {
        var problem = Problem.of(ProblemCode.BACK_OFFICE_DOWN, "musterstadt/steuer");
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION, problem));
        console.hub.hasAlarm(new Alarm("lane:steuer", problem, Samples.START, Samples.START, 2));

        assertThat(json(script.api("viewer", "/api/v1/counts"))
                        .get("clarification")
                        .toString())
                .isEqualTo("{\"number\":1,\"more\":false}");
        assertThat(json(script.api("viewer", "/api/v1/counts"))).hasSize(SubmissionState.values().length);
        assertThat(json(script.api("viewer", "/api/v1/alarms"))
                        .get(0)
                        .get("problem")
                        .get("code")
                        .asString())
                .isEqualTo("back-office-down");
        assertThat(json(script.api("viewer", "/api/v1/clarifications"))
                        .get(0)
                        .get("submission")
                        .get("id")
                        .asString())
                .isEqualTo(Samples.id(1).toString());
    }

    @Test
    void health_needs_no_account_and_tells_one_word() {
        assertThat(script.get("/api/v1/health").body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void health_is_down_when_the_store_is() {
        console.hub.isDown();

        var answer = script.get("/api/v1/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":\"down\"}");
    }

    @Test
    void diagnostics_tell_node_memory_and_waiting_tasks() {
        var body = json(script.api("viewer", "/api/v1/diagnostics"));

        assertThat(body.get("node").asString()).isEqualTo("knoten-1");
        assertThat(body.get("cryptography").asString()).isEqualTo("JDK (a test)");
        assertThat(body.get("scanner").asString()).isEqualTo("none");
        assertThat(body.get("heapMaxBytes").asLong())
                .isGreaterThan(body.get("heapUsedBytes").asLong());
        assertThat(body.get("tasksWaiting").get("delivery:musterstadt/steuer").asInt())
                .isEqualTo(12);
    }
}
