package de.ozghub.fitconnect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import de.ozghub.core.Ids;
import de.ozghub.core.channel.Announcement;
import de.ozghub.core.channel.Fetch;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.Area;
import de.ozghub.submission.Origin;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FetchingTest {

    private final DeliveryService service = new DeliveryService(Duration.ofSeconds(2));
    private final TestSubmission submission =
            TestSubmission.good().attach("a.pdf", Bytes.random(300_000, 1)).seal();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void stores_everything_as_it_came() throws IOException {
        service.offers(submission);

        var fetched = fetched();

        var attachment = submission.attachments.getFirst();
        assertThat(fetched.parts())
                .extracting(PayloadRef::kind, PayloadRef::part)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PayloadKind.PROOF, "event-log"),
                        org.assertj.core.groups.Tuple.tuple(PayloadKind.ARRIVED, "submission"),
                        org.assertj.core.groups.Tuple.tuple(PayloadKind.ARRIVED, "attachment:" + attachment));
        assertThat(service.bytes(fetched.parts().get(1))).isEqualTo(submission.document());
        assertThat(service.bytes(fetched.parts().get(2)))
                .asString()
                .isEqualTo(submission.sealedAttachments.get(attachment));
        assertThat(fetched.externalCase()).isEqualTo(submission.caseId.toString());
    }

    @Test
    void asks_the_gate_before_anything_else_is_fetched() throws IOException {
        service.offers(submission);
        var asked = new ArrayList<Announcement>();
        var closed = Problem.of(ProblemCode.SERVICE_PAUSED, "service");

        var fetch = service.channel.fetch(
                Ids.submission(),
                DeliveryService.origin(submission),
                announcement -> {
                    asked.add(announcement);
                    return Optional.of(closed);
                },
                service.payloads);

        assertThat(fetch).isEqualTo(new Fetch.Held(asked.getFirst(), closed));
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().service().urn()).isEqualTo(TestSubmission.SERVICE);
        assertThat(asked.getFirst().area()).isEqualTo(new Area("051200000000"));
        assertThat(asked.getFirst().origin().externalCase()).isEqualTo(submission.caseId.toString());
        assertThat(service.payloads.count()).isZero();
        service.server.verify(0, getRequestedFor(urlPathMatching(".*/(attachments|events).*")));
    }

    @Test
    void announces_no_area_where_the_region_is_unreadable() throws IOException {
        submission.region = "Remscheid";
        service.offers(submission);

        assertThat(fetched().announcement().area()).isNull();
    }

    @Test
    void says_gone_when_the_service_neither_has_nor_lists_it() throws IOException {
        service.lists(TestSubmission.DESTINATION, List.of(TestSubmission.good().id), 0, 1);

        assertThat(service.fetch(submission)).isEqualTo(new Fetch.Gone());
    }

    @Test
    void what_is_listed_but_not_found_is_not_gone() throws IOException {
        service.lists(TestSubmission.DESTINATION, List.of(submission.id), 0, 1);

        var deferred = assertDeferred(service.fetch(submission));

        assertThat(deferred.problem().code()).isEqualTo(ProblemCode.CHANNEL_DOWN);
        assertThat(deferred.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_list_that_cannot_be_seen_or_goes_on_proves_nothing() throws IOException {
        assertDeferred(service.fetch(submission));
        service.lists(TestSubmission.DESTINATION, List.of(TestSubmission.good().id), 0, 501);

        assertDeferred(service.fetch(submission));
    }

    static Stream<ResponseDefinitionBuilder> failures() {
        return Stream.concat(
                failuresOfAnyAnswer(), Stream.of(aResponse().withStatus(200).withBody("{\"submissionId\":")));
    }

    static Stream<ResponseDefinitionBuilder> failuresOfAnyAnswer() {
        return Stream.of(
                aResponse().withStatus(500),
                aResponse().withStatus(503).withBody("<html>"),
                aResponse().withStatus(403),
                aResponse().withStatus(301).withHeader("Location", "http://example.org/"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withStatus(200).withFixedDelay(6_000));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void is_deferred_when_the_submission_cannot_be_had(ResponseDefinitionBuilder failure) throws IOException {
        service.offers(submission);
        service.server.stubFor(get(DeliveryService.API + "/submissions/" + submission.id)
                .atPriority(1)
                .willReturn(failure));

        assertDeferred(service.fetch(submission));
        assertThat(service.payloads.count()).isZero();
    }

    @ParameterizedTest
    @MethodSource("failuresOfAnyAnswer")
    void is_deferred_when_an_attachment_cannot_be_had(ResponseDefinitionBuilder failure) throws IOException {
        service.offers(submission);
        service.attachmentAnswers(submission, submission.attachments.getFirst(), failure);

        assertDeferred(service.fetch(submission));
        assertThat(service.payloads.count()).isEqualTo(2);
    }

    @Test
    void is_deferred_when_an_attachment_stops_half_way() throws IOException {
        var jwe = String.valueOf(submission.sealedAttachments.get(submission.attachments.getFirst()));
        service.offers(submission);
        service.attachmentAnswers(
                submission,
                submission.attachments.getFirst(),
                DeliveryService.jose(jwe).withChunkedDribbleDelay(2, 12_000));

        assertDeferred(service.fetch(submission));
    }

    @Test
    void is_deferred_when_an_attachment_is_not_there_yet() throws IOException {
        service.offers(submission);
        service.attachmentAnswers(
                submission, submission.attachments.getFirst(), aResponse().withStatus(404));

        assertDeferred(service.fetch(submission));
    }

    @Test
    void waits_as_long_as_the_rate_limit_says() throws IOException {
        service.offers(submission);
        service.answersEverything(aResponse().withStatus(429).withHeader("RateLimit-Reset", "17"));

        assertThat(assertDeferred(service.fetch(submission)).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void is_deferred_when_another_submission_comes_than_was_asked_for() throws IOException {
        var other = TestSubmission.good().seal();
        service.offers(submission);
        service.server.stubFor(get(DeliveryService.API + "/submissions/" + submission.id)
                .atPriority(1)
                .willReturn(aResponse().withBody(other.document())));

        assertDeferred(service.fetch(submission));
    }

    @Test
    void is_deferred_when_it_belongs_to_another_destination() throws IOException {
        submission.destination = "00000000-0000-4000-8000-000000000000";
        service.offers(submission);

        assertDeferred(service.fetch(submission));
    }

    @Test
    void is_deferred_when_the_destination_is_not_configured() throws IOException {
        var origin = DeliveryService.origin(submission);
        var elsewhere = new Origin(origin.channel(), origin.mailbox(), "unknown", origin.externalId(), null);
        var nowhere = new Origin(origin.channel(), "unknown", origin.destination(), origin.externalId(), null);

        for (var each : List.of(elsewhere, nowhere)) {
            var fetch = service.channel.fetch(Ids.submission(), each, _ -> Optional.empty(), service.payloads);
            assertThat(assertDeferred(fetch).problem().code()).isEqualTo(ProblemCode.INTERNAL_FAULT);
        }
    }

    @Test
    void passes_a_fault_of_its_own_store_on() {
        service.offers(submission);

        assertThatThrownBy(() -> service.channel.fetch(
                        Ids.submission(), DeliveryService.origin(submission), _ -> Optional.empty(), new FullStore()))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    @Test
    void reads_a_long_event_log_page_by_page() throws IOException {
        service.offers(submission);
        var path = DeliveryService.API + "/cases/%s/events".formatted(submission.caseId);
        page(path, 0, 3, "other-1", "other-2");
        page(path, 2, 3, submission.submitEvent(service.issuer()));

        assertThat(fetched().faults()).isEmpty();
    }

    @Test
    void asks_for_an_unknown_service_key_once_a_minute_at_most() throws IOException {
        service.offers(submission);
        assertThat(fetched().faults()).isEmpty();
        var later = TestSubmission.good().seal();
        later.signer = TestKeys.NEW_SERVICE;
        service.offers(later);
        service.publishes(TestKeys.SERVICE, TestKeys.NEW_SERVICE);

        assertDeferred(service.fetch(later));
        assertDeferred(service.fetch(later));
        service.server.verify(1, getRequestedFor(urlPathMatching(".*/jwks.json")));
        service.clock.tick(Duration.ofMinutes(1));

        assertThat(service.fetch(later))
                .isInstanceOfSatisfying(
                        Fetch.Fetched.class,
                        fetched -> assertThat(fetched.faults()).isEmpty());
        assertThat(service.fetch(later)).isInstanceOf(Fetch.Fetched.class);
        service.server.verify(2, getRequestedFor(urlPathMatching(".*/jwks.json")));
    }

    @Test
    void shows_a_token_and_a_user_agent_but_not_to_the_key_list() throws IOException {
        service.offers(submission);

        fetched();

        service.server.verify(getRequestedFor(urlPathMatching(".*/submissions/[^/]*"))
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .withHeader("User-Agent", equalTo("OZG-Hub/0.1")));
        service.server.verify(getRequestedFor(urlPathMatching(".*/jwks.json")).withoutHeader("Authorization"));
    }

    private void page(String path, int offset, int total, String... events) {
        var page = Json.newObject().put("totalCount", total);
        var log = page.putArray("eventLog");
        Stream.of(events).forEach(log::add);
        service.server.stubFor(get(urlPathEqualTo(path))
                .withQueryParam("offset", equalTo(String.valueOf(offset)))
                .atPriority(1)
                .willReturn(okJson(page.toString())));
    }

    private Fetch.Fetched fetched() throws IOException {
        var fetch = service.fetch(submission);
        assertThat(fetch).isInstanceOf(Fetch.Fetched.class);
        return (Fetch.Fetched) fetch;
    }

    private static Fetch.Deferred assertDeferred(Fetch fetch) {
        assertThat(fetch).isInstanceOf(Fetch.Deferred.class);
        var deferred = (Fetch.Deferred) fetch;
        assertThat(deferred.retryAfter()).isPositive();
        return deferred;
    }

    /** Takes the small parts and fails at attachments, as a full disk does. */
    private static final class FullStore implements Payloads {

        @Override
        public PayloadRef store(SubmissionId submission, PayloadKind kind, String part, Writer writer)
                throws IOException {
            if (part.startsWith("attachment:")) {
                throw new IOException("no space left");
            }
            var out = new ByteArrayOutputStream();
            writer.write(out);
            return new PayloadRef(Ids.payload(), kind, part, out.size(), Bytes.sha256(out.toByteArray()));
        }

        @Override
        public InputStream read(PayloadId payload) throws IOException {
            throw new IOException("nothing is kept");
        }

        @Override
        public List<PayloadRef> of(SubmissionId submission) {
            return List.of();
        }
    }
}
