package de.ozghub.fitconnect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.channel.Fetch;
import de.ozghub.core.channel.Poll;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens: fetched once, renewed in time, renewed once when refused. */
class AccessTokensTest {

    private final DeliveryService service = new DeliveryService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void asks_with_the_secret_in_the_form_and_nowhere_else() {
        nothingWaits();

        poll();

        service.server.verify(postRequestedFor(urlPathEqualTo(DeliveryService.TOKEN))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withoutHeader("Authorization")
                .withRequestBody(equalTo("grant_type=client_credentials&client_id=test-client"
                        + "&client_secret=test-secret-%C3%A4%26%3D")));
    }

    @Test
    void keeps_a_token_until_shortly_before_its_end() {
        nothingWaits();

        poll();
        service.clock.tick(Duration.ofSeconds(1739));
        poll();
        tokensFetched(1);
        service.clock.tick(Duration.ofSeconds(1));
        poll();
        tokensFetched(2);
    }

    @Test
    void keeps_a_token_half_an_hour_at_most_whatever_it_says() {
        nothingWaits();
        service.server.stubFor(
                post(DeliveryService.TOKEN).willReturn(okJson("{\"access_token\":\"long\",\"expires_in\":86400}")));

        poll();
        service.clock.tick(Duration.ofMinutes(30));
        poll();

        tokensFetched(2);
    }

    @Test
    void renews_a_token_that_ends_in_mid_run() throws IOException {
        var submission = TestSubmission.good().attach("a.pdf", new byte[10]).seal();
        service.offers(submission);
        service.grantsToken("token-2");
        var attachment = submission.attachments.getFirst();
        var path = DeliveryService.API + "/submissions/%s/attachments/%s".formatted(submission.id, attachment);
        service.grantsToken("token-1");
        poll();
        service.grantsToken("token-2");
        service.server.stubFor(get(path)
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(401)));

        assertThat(service.fetch(submission)).isInstanceOf(Fetch.Fetched.class);
        tokensFetched(2);
        service.server.verify(
                1, getRequestedFor(urlPathEqualTo(path)).withHeader("Authorization", equalTo("Bearer token-2")));
    }

    @Test
    void gives_up_when_a_fresh_token_is_refused_too() {
        service.answersEverything(aResponse().withStatus(401));

        assertThat(service.channel.poll(DeliveryService.MAILBOX, 0, 10)).isInstanceOf(Poll.Unreachable.class);
        tokensFetched(2);
        service.server.verify(2, getRequestedFor(urlPathMatching(DeliveryService.API + ".*")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500})
    void is_unreachable_without_a_token(int status) {
        service.server.stubFor(post(DeliveryService.TOKEN)
                .willReturn(aResponse().withStatus(status).withBody("{\"error\":\"invalid_client\"}")));

        var poll = service.channel.poll(DeliveryService.MAILBOX, 0, 10);

        assertThat(poll).isInstanceOfSatisfying(Poll.Unreachable.class, unreachable -> {
            assertThat(unreachable.problem().code()).isEqualTo(ProblemCode.CHANNEL_DOWN);
            assertThat(unreachable.problem().instance()).isEqualTo(DeliveryService.MAILBOX);
            assertThat(unreachable.problem().parameters()).containsEntry("status", String.valueOf(status));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"access_token\":\"a\\nb\"}", "{\"access_token\":7}", "nonsense"})
    void is_unreachable_with_a_token_that_is_none(String body) {
        service.server.stubFor(post(DeliveryService.TOKEN).willReturn(okJson(body)));

        assertThat(service.channel.poll(DeliveryService.MAILBOX, 0, 10)).isInstanceOf(Poll.Unreachable.class);
    }

    @Test
    void shows_no_secret() {
        var client = service.client("a", Duration.ofSeconds(1), DeliveryService.destination());

        assertThat(client.toString()).contains("test-client").doesNotContain(DeliveryService.SECRET);
    }

    private void nothingWaits() {
        service.lists(TestSubmission.DESTINATION, List.of(), 0, 0);
    }

    private void poll() {
        var poll = service.channel.poll(DeliveryService.MAILBOX, 0, 10);
        assertThat(poll).isInstanceOfAny(Poll.Page.class, Poll.Unreachable.class);
    }

    private void tokensFetched(int times) {
        service.server.verify(times, postRequestedFor(urlPathEqualTo(DeliveryService.TOKEN)));
    }
}
