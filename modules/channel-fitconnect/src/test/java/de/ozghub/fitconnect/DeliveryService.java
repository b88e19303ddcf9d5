package de.ozghub.fitconnect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import de.ozghub.core.Ids;
import de.ozghub.core.channel.Arrival;
import de.ozghub.core.channel.Fetch;
import de.ozghub.core.channel.Opening;
import de.ozghub.fitconnect.FitConnectClient.Credentials;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Origin;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.testkit.MemoryPayloads;
import de.ozghub.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The delivery service (Zustelldienst) on WireMock, with a hub's channel connected to it. */
final class DeliveryService implements AutoCloseable {

    static final String MAILBOX = "stadtportal";
    static final String ISSUER_PLACEHOLDER = "the service itself";
    static final String API = "/submission-api/v2";
    static final String TOKEN = "/token";
    static final String SECRET = "test-secret-ä&=";

    final WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    final SettableClock clock = SettableClock.standing();
    final MemoryPayloads payloads = new MemoryPayloads();
    final FitConnectChannel channel;

    DeliveryService() {
        this(Duration.ofSeconds(20));
    }

    DeliveryService(Duration timeout) {
        server.start();
        channel = new FitConnectChannel(List.of(client(MAILBOX, timeout, destination())), clock);
        grantsToken("token-1");
        publishes(TestKeys.SERVICE);
    }

    static FitConnectDestination destination() {
        return destination(TestSubmission.DESTINATION);
    }

    static FitConnectDestination destination(UUID id) {
        return new FitConnectDestination(
                id,
                new AuthorityKey("remscheid"),
                TestKeys.SIGNATURE.privateKey(),
                Map.of(
                        TestKeys.ENCRYPTION.privateKey().kid(), TestKeys.ENCRYPTION.privateKey(),
                        TestKeys.OLD_ENCRYPTION.privateKey().kid(), TestKeys.OLD_ENCRYPTION.privateKey()),
                Set.of(new ServiceKey(TestSubmission.SERVICE)),
                Set.of(new SchemaKey(TestSubmission.SCHEMA)));
    }

    FitConnectClient client(String name, Duration timeout, FitConnectDestination... destinations) {
        return new FitConnectClient(
                name,
                URI.create(issuer()),
                new Credentials(URI.create(server.baseUrl() + TOKEN), "test-client", SECRET),
                timeout,
                List.of(destinations));
    }

    String issuer() {
        return server.baseUrl() + "/submission-api";
    }

    void grantsToken(String token) {
        server.stubFor(post(TOKEN)
                .willReturn(okJson(
                        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":1800}".formatted(token))));
    }

    void publishes(TestKeys.Pair... keys) {
        var jwks = Json.newObject();
        var list = jwks.putArray("keys");
        for (var key : keys) {
            list.add(key.publicJson());
        }
        server.stubFor(get("/submission-api/.well-known/jwks.json").willReturn(okJson(jwks.toString())));
    }

    /** Hands out the submission with its attachments and its log. */
    void offers(TestSubmission submission) {
        offers(submission, submission.submitEvent(issuer()));
    }

    void offers(TestSubmission submission, String... events) {
        server.stubFor(get(API + "/submissions/" + submission.id)
                .willReturn(okJson(new String(submission.document(), StandardCharsets.UTF_8))));
        submission.sealedAttachments.forEach((id, jwe) -> attachmentAnswers(submission, id, jose(jwe)));
        logs(submission, events);
    }

    void attachmentAnswers(TestSubmission submission, UUID attachment, ResponseDefinitionBuilder answer) {
        server.stubFor(get(API + "/submissions/%s/attachments/%s".formatted(submission.id, attachment))
                .willReturn(answer));
    }

    void logs(TestSubmission submission, String... events) {
        var page = Json.newObject();
        var log = page.putArray("eventLog");
        Arrays.stream(events).forEach(log::add);
        server.stubFor(get(urlPathEqualTo(API + "/cases/%s/events".formatted(submission.caseId)))
                .willReturn(okJson(page.toString())));
    }

    void lists(UUID destination, List<UUID> submissions, int offset, int total) {
        var page = Json.newObject()
                .put("offset", offset)
                .put("count", submissions.size())
                .put("totalCount", total);
        var list = page.putArray("submissions");
        for (var submission : submissions) {
            list.addObject()
                    .put("destinationId", destination.toString())
                    .put("submissionId", submission.toString())
                    .put("caseId", submission.toString());
        }
        server.stubFor(get(urlPathEqualTo(API + "/submissions"))
                .withQueryParam("destinationId", equalTo(destination.toString()))
                .withQueryParam("offset", equalTo(String.valueOf(offset)))
                .willReturn(okJson(page.toString())));
    }

    void answersEverything(ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathMatching(API + ".*")).atPriority(1).willReturn(answer));
        server.stubFor(post(urlPathMatching(API + ".*")).atPriority(1).willReturn(answer));
    }

    void takesEvents(TestSubmission submission, int status) {
        server.stubFor(post(API + "/cases/%s/events".formatted(submission.caseId))
                .willReturn(aResponse().withStatus(status)));
    }

    static ResponseDefinitionBuilder jose(String jwe) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/jose")
                .withBody(jwe);
    }

    static Origin origin(TestSubmission submission) {
        return new Origin(
                FitConnectChannel.NAME, MAILBOX, TestSubmission.DESTINATION.toString(), submission.id.toString(), null);
    }

    Fetch fetch(TestSubmission submission) throws IOException {
        return channel.fetch(Ids.submission(), origin(submission), _ -> Optional.empty(), payloads);
    }

    /** Fetches what is offered; it is there whether its proof holds or not. */
    Arrival arrival(TestSubmission submission) throws IOException {
        var id = Ids.submission();
        var fetch = channel.fetch(id, origin(submission), _ -> Optional.empty(), payloads);
        if (fetch instanceof Fetch.Fetched fetched) {
            var announcement = fetched.announcement();
            return new Arrival(id, announcement.origin(), announcement.service(), fetched.parts());
        }
        throw new AssertionError("not fetched: " + fetch);
    }

    Opening open(TestSubmission submission) throws IOException {
        offers(submission);
        return channel.open(arrival(submission), payloads);
    }

    /** As {@link #open}, at a destination whose authority has a digital inbox. */
    Opening openWithInbox(TestSubmission submission) throws IOException {
        offers(submission);
        var plain = destination();
        var inbox = new FitConnectDestination(
                plain.id(),
                plain.owner(),
                plain.signatureKey(),
                plain.decryptionKeys(),
                plain.services(),
                plain.schemas(),
                true);
        try (var other = new FitConnectChannel(List.of(client(MAILBOX, Duration.ofSeconds(10), inbox)), clock)) {
            return other.open(arrival(submission), payloads);
        }
    }

    /** Codes and instances of the rejection, as {@code code instance}. */
    List<String> rejection(TestSubmission submission) throws IOException {
        var problems = new ArrayList<String>();
        switch (open(submission)) {
            case Opening.Opened _, Opening.Sealed _ -> throw new AssertionError("was not rejected");
            case Opening.Rejected rejected ->
                rejected.problems()
                        .forEach(problem -> problems.add(problem.code().id() + " " + problem.instance()));
        }
        return problems;
    }

    byte[] bytes(de.ozghub.core.journal.PayloadRef ref) throws IOException {
        try (var in = payloads.read(ref.id())) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        channel.close();
        server.stop();
    }
}
