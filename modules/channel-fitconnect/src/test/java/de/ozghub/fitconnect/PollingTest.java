package de.ozghub.fitconnect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.channel.Poll;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    private final DeliveryService service = new DeliveryService();
    private final FitConnectChannel channel = new FitConnectChannel(
            List.of(service.client(
                    "drei",
                    Duration.ofSeconds(20),
                    DeliveryService.destination(FIRST),
                    DeliveryService.destination(SECOND),
                    DeliveryService.destination(THIRD))),
            service.clock);

    @AfterEach
    void close() {
        channel.close();
        service.close();
    }

    @Test
    void pages_over_all_destinations_as_over_one_list() {
        var first = waitingAt(FIRST, 5);
        waitingAt(SECOND, 0);
        var third = waitingAt(THIRD, 4);
        var found = new ArrayList<UUID>();

        Poll.Page page;
        do {
            page = page(found.size(), 2);
            assertThat(page.waiting().size()).isLessThanOrEqualTo(2);
            page.waiting().forEach(origin -> found.add(UUID.fromString(origin.externalId())));
        } while (page.more());

        assertThat(found)
                .containsExactlyElementsOf(
                        Stream.concat(first.stream(), third.stream()).toList());
        assertThat(new HashSet<>(found)).hasSize(9);
    }

    @Test
    void crosses_destinations_within_a_page() {
        waitingAt(FIRST, 2);
        waitingAt(SECOND, 2);
        waitingAt(THIRD, 2);

        assertThat(page(1, 4).waiting())
                .extracting(Origin::destination)
                .containsExactly(FIRST.toString(), SECOND.toString(), SECOND.toString(), THIRD.toString());
    }

    @Test
    void names_mailbox_destination_and_case() {
        var id = waitingAt(SECOND, 1).getFirst();
        waitingAt(FIRST, 0);
        waitingAt(THIRD, 0);

        assertThat(page(0, 10).waiting())
                .containsExactly(new Origin("fit-connect", "drei", SECOND.toString(), id.toString(), id.toString()));
    }

    @Test
    void a_destination_the_client_may_not_see_does_not_hide_the_others() {
        refuses(FIRST, 403);
        waitingAt(SECOND, 1);
        refuses(THIRD, 404);

        var page = page(0, 10);

        assertThat(page.waiting()).hasSize(1);
        assertThat(page.answered()).containsExactly(SECOND.toString());
        assertThat(page.unseen())
                .containsExactly(
                        new Poll.Unseen(FIRST.toString(), unseen(FIRST, 403)),
                        new Poll.Unseen(THIRD.toString(), unseen(THIRD, 404)));
    }

    @Test
    void is_unreachable_when_no_destination_can_be_seen() {
        Stream.of(FIRST, SECOND, THIRD).forEach(destination -> refuses(destination, 403));

        assertThat(channel.poll("drei", 0, 10)).isInstanceOf(Poll.Unreachable.class);
    }

    @Test
    void one_destination_the_service_fails_at_does_not_hide_the_others() {
        waitingAt(FIRST, 1);
        refuses(SECOND, 503);
        waitingAt(THIRD, 1);

        var page = page(0, 10);

        assertThat(page.waiting()).extracting(Origin::destination).containsExactly(FIRST.toString(), THIRD.toString());
        assertThat(page.more()).isFalse();
        assertThat(page.unseen()).containsExactly(new Poll.Unseen(SECOND.toString(), unseen(SECOND, 503)));
    }

    @Test
    void shows_what_it_found_before_the_service_was_overloaded() {
        waitingAt(FIRST, 1);
        refuses(SECOND, 429);

        assertThat(page(0, 10)).satisfies(page -> {
            assertThat(page.waiting()).hasSize(1);
            assertThat(page.more()).isTrue();
        });
        assertThat(channel.poll("drei", 1, 10)).isInstanceOf(Poll.Unreachable.class);
    }

    @Test
    void waits_as_the_service_demands() {
        service.answersEverything(aResponse().withStatus(429).withHeader("RateLimit-Reset", "42"));

        assertThat(channel.poll("drei", 0, 10))
                .isInstanceOfSatisfying(
                        Poll.Unreachable.class,
                        unreachable -> assertThat(unreachable.retryAfter()).isEqualTo(Duration.ofSeconds(42)));
    }

    @Test
    void leaves_out_what_belongs_to_another_destination() {
        waitingAt(FIRST, 0);
        waitingAt(THIRD, 0);
        var page = Json.newObject().put("totalCount", 1);
        page.putArray("submissions")
                .addObject()
                .put("destinationId", FIRST.toString())
                .put("submissionId", UUID.randomUUID().toString());
        stub(SECOND, 0, page.toString());

        assertThat(page(0, 10).waiting()).isEmpty();
        assertThat(page(0, 10).seen()).isEqualTo(1);
    }

    @Test
    void knows_only_its_own_mailboxes() {
        assertThatThrownBy(() -> channel.poll("other", 0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThat(channel.mailboxes()).containsExactly("drei");
    }

    private static Problem unseen(UUID destination, int status) {
        return Problem.of(ProblemCode.DESTINATION_UNSEEN, destination.toString(), "status", status);
    }

    private Poll.Page page(int offset, int limit) {
        var poll = channel.poll("drei", offset, limit);
        assertThat(poll).isInstanceOf(Poll.Page.class);
        return (Poll.Page) poll;
    }

    /** Answers every offset and limit as the service does. */
    private List<UUID> waitingAt(UUID destination, int count) {
        var all = Stream.generate(UUID::randomUUID).limit(count).toList();
        for (int offset = 0; offset <= 10; offset++) {
            for (int limit = 1; limit <= 10; limit++) {
                var ids = all.stream().skip(offset).limit(limit).toList();
                var page = Json.newObject()
                        .put("offset", offset)
                        .put("count", ids.size())
                        .put("totalCount", count);
                var list = page.putArray("submissions");
                ids.forEach(id -> list.addObject()
                        .put("destinationId", destination.toString())
                        .put("submissionId", id.toString())
                        .put("caseId", id.toString()));
                service.server.stubFor(get(urlPathEqualTo(DeliveryService.API + "/submissions"))
                        .withQueryParam("destinationId", equalTo(destination.toString()))
                        .withQueryParam("offset", equalTo(String.valueOf(offset)))
                        .withQueryParam("limit", equalTo(String.valueOf(limit)))
                        .willReturn(okJson(page.toString())));
            }
        }
        return all;
    }

    private void stub(UUID destination, int offset, String body) {
        service.server.stubFor(get(urlPathEqualTo(DeliveryService.API + "/submissions"))
                .withQueryParam("destinationId", equalTo(destination.toString()))
                .withQueryParam("offset", equalTo(String.valueOf(offset)))
                .willReturn(okJson(body)));
    }

    private void refuses(UUID destination, int status) {
        service.server.stubFor(get(urlPathEqualTo(DeliveryService.API + "/submissions"))
                .withQueryParam("destinationId", equalTo(destination.toString()))
                .willReturn(aResponse().withStatus(status)));
    }
}
