package de.ozghub.fitconnect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import de.ozghub.core.channel.Arrival;
import de.ozghub.core.channel.Posting;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPostingTest {

    private final DeliveryService service = new DeliveryService(Duration.ofSeconds(2));
    private final TestSubmission submission = TestSubmission.good().seal();
    private final String eventsPath = DeliveryService.API + "/cases/%s/events".formatted(submission.caseId);
    private String accept = "";

    @BeforeEach
    void signs() throws IOException {
        service.offers(submission);
        Arrival arrival = service.arrival(submission);
        accept = service.channel.sign(ReceiptKind.ACCEPT, arrival, List.of(), service.payloads);
        service.server.resetRequests();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void posts_the_stored_event_as_it_is() {
        service.takesEvents(submission, 204);

        assertThat(told(false)).isEqualTo(new Posting.Posted());
        service.server.verify(
                1,
                postRequestedFor(urlPathEqualTo(eventsPath))
                        .withHeader("Content-Type", equalTo("application/jose"))
                        .withRequestBody(equalTo(accept)));
        service.server.verify(0, getRequestedFor(urlPathMatching(".*")));
    }

    @Test
    void does_not_post_again_what_the_log_already_holds() {
        logs(accept);

        assertThat(told(true)).isEqualTo(new Posting.Posted());
        service.server.verify(0, postRequestedFor(urlPathEqualTo(eventsPath)));
    }

    @Test
    void posts_again_what_the_log_does_not_hold() {
        logs();
        service.takesEvents(submission, 204);

        assertThat(told(true)).isEqualTo(new Posting.Posted());
        service.server.verify(1, postRequestedFor(urlPathEqualTo(eventsPath)));
    }

    @Test
    void is_deferred_when_the_log_cannot_be_read_before_a_repetition() {
        service.takesEvents(submission, 204);
        service.server.stubFor(get(urlPathEqualTo(eventsPath))
                .atPriority(1)
                .willReturn(aResponse().withStatus(503)));

        assertThat(told(true)).isInstanceOf(Posting.Deferred.class);
        service.server.verify(0, postRequestedFor(urlPathEqualTo(eventsPath)));
    }

    @Test
    void a_conflict_with_its_own_event_is_success() {
        service.takesEvents(submission, 409);
        logs(accept);

        assertThat(told(false)).isEqualTo(new Posting.Posted());
    }

    @Test
    void a_conflict_with_the_same_decision_of_the_same_destination_is_success() {
        service.takesEvents(submission, 409);
        logs(event(EventName.ACCEPT, TestSubmission.DESTINATION.toString(), submission.id));

        assertThat(told(false)).isEqualTo(new Posting.Posted());
    }

    @Test
    void a_conflict_with_a_decision_of_somebody_else_is_final() {
        service.takesEvents(submission, 409);
        logs(
                event(EventName.ACCEPT, UUID.randomUUID().toString(), submission.id),
                event(EventName.DELETE, service.issuer(), submission.id));

        assertThat(refusal(told(false)))
                .isEqualTo(Problem.of(ProblemCode.DECIDED_OTHERWISE, "submission", "event", "accept-submission"));
    }

    @Test
    void a_rejection_by_the_service_after_a_fortnight_is_final() {
        service.takesEvents(submission, 409);
        logs(event(EventName.REJECT, service.issuer(), submission.id));

        assertThat(refusal(told(false)).parameters()).containsEntry("event", "reject-submission");
    }

    @Test
    void a_conflict_that_only_another_submission_of_the_case_explains_is_looked_at_again() {
        service.takesEvents(submission, 409);
        logs(event(EventName.ACCEPT, TestSubmission.DESTINATION.toString(), UUID.randomUUID()));

        assertThat(told(false)).isInstanceOf(Posting.Deferred.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void is_refused_for_good(int status) {
        var problem = "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/problems/invalid-set\","
                + "\"title\":\"t\",\"status\":422,\"issue\":{\"unknown\":[1]}}";
        service.server.stubFor(post(urlPathEqualTo(eventsPath))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(problem)));

        assertThat(refusal(told(false)))
                .isEqualTo(new Problem(
                        ProblemCode.EVENT_REFUSED,
                        "submission",
                        Map.of("event", "accept-submission", "status", String.valueOf(status), "type", "invalid-set")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>no json</html>", "{\"type\":\"about:blank\"}", "{\"type\":\"https://x/Frau Test\"}"})
    void takes_any_form_of_refusal(String body) {
        service.server.stubFor(post(urlPathEqualTo(eventsPath))
                .willReturn(aResponse().withStatus(422).withBody(body)));

        assertThat(refusal(told(false)).parameters()).containsOnlyKeys("event", "status");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void a_denial_may_pass_and_is_tried_again_in_a_minute(int status) {
        service.takesEvents(submission, status);

        assertThat(told(false))
                .isEqualTo(new Posting.Deferred(
                        new Problem(
                                ProblemCode.EVENT_REFUSED,
                                "submission",
                                Map.of("event", "accept-submission", "status", String.valueOf(status))),
                        Duration.ofMinutes(1)));
        // A 401 is answered with a fresh token first.
        service.server.verify(status == 401 ? 2 : 1, postRequestedFor(urlPathEqualTo(eventsPath)));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void is_deferred_while_the_service_fails(int status) {
        service.takesEvents(submission, status);

        assertThat(told(false)).isInstanceOf(Posting.Deferred.class);
        service.server.verify(1, postRequestedFor(urlPathEqualTo(eventsPath)));
    }

    @Test
    void is_deferred_when_no_answer_comes() {
        service.server.stubFor(post(urlPathEqualTo(eventsPath))
                .willReturn(aResponse().withStatus(204).withFixedDelay(6_000)));

        assertThat(told(false)).isInstanceOf(Posting.Deferred.class);
    }

    @Test
    void is_deferred_when_the_connection_breaks() {
        service.server.stubFor(
                post(urlPathEqualTo(eventsPath)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThat(told(false)).isInstanceOf(Posting.Deferred.class);
    }

    @Test
    void is_deferred_when_the_mailbox_is_not_configured() {
        var origin = new Origin("fit-connect", "unknown", "x", "y", null);

        assertThat(service.channel.post(ReceiptKind.ACCEPT, origin, accept, false))
                .isInstanceOf(Posting.Deferred.class);
    }

    @Test
    void does_not_post_what_it_did_not_sign_for_this() {
        var origin = DeliveryService.origin(submission);

        assertThatThrownBy(() -> service.channel.post(ReceiptKind.REJECT, origin, accept, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> service.channel.post(ReceiptKind.ACCEPT, origin, "no event", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Posting told(boolean repeated) {
        return service.channel.post(ReceiptKind.ACCEPT, DeliveryService.origin(submission), accept, repeated);
    }

    private void logs(String... events) {
        service.logs(submission, events);
    }

    private String event(EventName name, String issuer, UUID about) {
        var claims = Json.newObject()
                .put("jti", UUID.randomUUID().toString())
                .put("iss", issuer)
                .put("sub", "submission:" + about)
                .put("txn", "case:" + submission.caseId);
        claims.putObject("events").putObject(name.uri());
        return TestSubmission.sign(TestKeys.SERVICE, claims);
    }

    private static Problem refusal(Posting posting) {
        assertThat(posting).isInstanceOf(Posting.Refused.class);
        return ((Posting.Refused) posting).problem();
    }
}
