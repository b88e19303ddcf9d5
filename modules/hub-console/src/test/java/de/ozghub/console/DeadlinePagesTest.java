package de.ozghub.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deadlines on the pages and in the admin API. */
final class DeadlinePagesTest {

    private static final Pattern LATER = Pattern.compile("id=\"next-page\"[^>]*href=\"([^\"]+)\"");
    private static final Duration LONG_AGO = Duration.ofDays(-3);
    private static final Duration FAR = Duration.ofDays(900);

    private final RunningConsole console = RunningConsole.shared();

    private void has(int number, SubmissionState state, DeadlineKind kind, Duration due, DeadlineState deadline) {
        console.hub.has(Samples.aSubmission(number, state));
        console.hub.hasDeadlines(Samples.id(number), Samples.aDeadline(kind, due, deadline));
    }

    @Test
    void the_overview_counts_what_presses_and_leads_to_it() {
        has(1, SubmissionState.DELIVERING, DeadlineKind.DELIVERED, LONG_AGO, DeadlineState.MISSED);
        has(2, SubmissionState.DELIVERING, DeadlineKind.DELIVERED, FAR, DeadlineState.OPEN);
        has(3, SubmissionState.ACCEPTED, DeadlineKind.DELIVERED, FAR, DeadlineState.MET);
        var browser = console.as("viewer");

        assertThat(browser.get("/").body())
                .containsPattern("id=\"due-overdue\"[^>]*href=\"/\\?due=overdue\"")
                .containsPattern("(?s)id=\"due-overdue\".{0,300}tile__count\">1<")
                .containsPattern("(?s)id=\"due-near\".{0,300}tile__count\">1<");
        assertThat(browser.get("/?due=overdue").body())
                .contains("Überschrittene Fristen", Samples.externalId(1))
                .contains("badge--bad\">überschritten")
                .doesNotContain(Samples.externalId(2), Samples.externalId(3));
        assertThat(browser.get("/?due=near&lang=en").body())
                .contains("Due soon, the next first", Samples.externalId(2))
                .doesNotContain(Samples.externalId(1));
    }

    @Test
    void overdue_ones_are_paged_by_due_time_and_filtered() {
        for (int number = 1; number <= 60; number++) {
            // the newest is due first
            has(
                    number,
                    SubmissionState.DELIVERING,
                    DeadlineKind.CONFIRMED,
                    LONG_AGO.minusHours(number),
                    DeadlineState.MISSED);
        }
        var browser = console.as("viewer");
        var seen = new ArrayList<String>();
        String next = "/?due=overdue&state=delivering";

        while (next != null) {
            String page = browser.get(next).body();
            Pattern.compile("id=\"s-([^\"]+)\"").matcher(page).results().forEach(found -> seen.add(found.group(1)));
            var later = LATER.matcher(page);
            next = later.find() ? later.group(1).replace("&amp;", "&") : null;
        }

        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo(Samples.id(60).toString());
        assertThat(browser.get("/?due=overdue&state=held").body()).contains("Keine Einreichung passt");
        assertThat(browser.get("/?due=yesterday").body()).contains("Keine Einreichung passt");
        assertThat(browser.get("/?due=overdue&before=tampered").statusCode()).isEqualTo(200);
    }

    @Test
    void a_submission_shows_each_of_its_deadlines_as_it_stands_now() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION));
        console.hub.hasDeadlines(
                Samples.id(1),
                Samples.aDeadline(DeadlineKind.COLLECTED, Duration.ofHours(5), DeadlineState.MET),
                Samples.aDeadline(DeadlineKind.DELIVERED, Duration.ofHours(1), DeadlineState.LATE),
                // nobody noted it yet, and it is over all the same
                Samples.aDeadline(DeadlineKind.CONFIRMED, LONG_AGO, DeadlineState.OPEN),
                Samples.aDeadline(DeadlineKind.REPLY, FAR, DeadlineState.OPEN));

        String page = console.as("viewer").get("/submissions/" + Samples.id(1)).body();

        assertThat(page)
                .containsPattern("(?s)Abholung.*badge--good\">eingehalten.*Übergabe.*badge--bad\">zu spät erledigt")
                .containsPattern("(?s)Quittung.*badge--bad\">überschritten.*Antwort.*badge--running\">läuft");
    }

    @Test
    void an_operator_enters_that_the_applicant_was_answered_while_that_is_due() {
        has(1, SubmissionState.ACCEPTED, DeadlineKind.REPLY, FAR, DeadlineState.OPEN);
        has(2, SubmissionState.ACCEPTED, DeadlineKind.REPLY, FAR, DeadlineState.MET);
        var operator = console.as("operator");
        String address = "/submissions/" + Samples.id(1);

        assertThat(operator.get(address).body())
                .contains("Als beantwortet eintragen")
                .doesNotContain("Freigeben");
        assertThat(operator.get("/submissions/" + Samples.id(2)).body()).doesNotContain("Als beantwortet eintragen");
        assertThat(console.as("viewer").get(address).body()).doesNotContain("Als beantwortet eintragen");
        operator.submit(address, address, Map.of("decision", "answered", "reason", "Bescheid per Post"));
        assertThat(console.hub.commands)
                .extracting(FakeHub.Command::what, FakeHub.Command::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("answered", "Bescheid per Post"));
    }

    @Test
    void clarifications_say_what_is_due_next() {
        var unknown = Problem.of(ProblemCode.UNKNOWN_AREA, "submission", "area", "059999999999");
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION, unknown));
        console.hub.hasDeadlines(
                Samples.id(1), Samples.aDeadline(DeadlineKind.CONFIRMED, LONG_AGO, DeadlineState.MISSED));
        console.hub.has(Samples.aSubmission(2, SubmissionState.CLARIFICATION, unknown));

        assertThat(console.as("viewer").get("/clarification").body())
                .contains("17.11.2026", "Quittung", "badge--bad\">überschritten")
                .contains("Keine Frist");
    }

    @Test
    void scripts_read_counts_pages_details_and_clarifications() {
        has(1, SubmissionState.CLARIFICATION, DeadlineKind.CONFIRMED, LONG_AGO, DeadlineState.MISSED);
        has(2, SubmissionState.DELIVERING, DeadlineKind.DELIVERED, LONG_AGO.plusHours(1), DeadlineState.MISSED);
        has(3, SubmissionState.DELIVERING, DeadlineKind.DELIVERED, FAR, DeadlineState.OPEN);

        var counts = json("/api/v1/deadlines/counts");
        var first = json("/api/v1/deadlines?urgency=overdue&limit=1");
        var second = json("/api/v1/deadlines?urgency=overdue&limit=2&after="
                + first.get("next").asString());
        var detail = json("/api/v1/submissions/" + Samples.id(3));

        assertThat(counts.get("overdue").asInt()).isEqualTo(2);
        assertThat(counts.get("near").asInt()).isEqualTo(1);
        assertThat(first.get("deadlines").get(0).get("submission").get("id").asString())
                .isEqualTo(Samples.id(1).toString());
        assertThat(first.get("deadlines").get(0).get("deadline").get("due").asString())
                .isEqualTo("2026-11-17T08:00:00Z");
        assertThat(second.get("deadlines")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(detail.get("deadlines").get(0).get("kind").asString()).isEqualTo("delivered");
        assertThat(detail.get("deadlines").get(0).get("state").asString()).isEqualTo("open");
        assertThat(json("/api/v1/clarifications")
                        .get(0)
                        .get("deadline")
                        .get("state")
                        .asString())
                .isEqualTo("missed");
    }

    @Test
    void scripts_that_ask_for_what_cannot_exist_are_refused() {
        var script = console.browser();
        for (String query : new String[] {
            "", "?urgency=soon", "?urgency=near&limit=0", "?urgency=near&after=x", "?urgency=near&authority=A%20B"
        }) {
            assertThat(script.api("viewer", "/api/v1/deadlines" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    private JsonNode json(String address) {
        return JsonMapper.shared()
                .readTree(console.browser().api("viewer", address).body());
    }
}
