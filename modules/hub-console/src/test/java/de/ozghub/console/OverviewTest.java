package de.ozghub.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.journal.Alarms.Alarm;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first page and the two lists. */
final class OverviewTest {

    private static final Pattern OLDER = Pattern.compile("id=\"next-page\"[^>]*href=\"([^\"]+)\"");

    private final RunningConsole console = RunningConsole.shared();

    @Test
    void shows_the_newest_first_with_state_and_what_it_waits_for() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.ACCEPTED));
        console.hub.has(Samples.aSubmission(2, SubmissionState.DELIVERING));

        String page = console.as("viewer").get("/").body();

        assertThat(page).contains("badge--running\">in Übergabe").contains("Bestätigung der Fachverfahren");
        assertThat(page.indexOf(Samples.externalId(2))).isLessThan(page.indexOf(Samples.externalId(1)));
    }

    @Test
    void shows_the_time_in_germany() {
        console.hub.has(Samples.aSubmission(0, SubmissionState.ACCEPTED));

        assertThat(console.as("viewer").get("/").body()).contains("09:00:01").contains("20.11.2026");
    }

    @Test
    void pages_through_all_without_losing_or_repeating_one() {
        for (int number = 1; number <= 60; number++) {
            console.hub.has(Samples.aSubmission(number, SubmissionState.ACCEPTED));
        }
        var browser = console.as("viewer");
        var seen = new java.util.ArrayList<String>();
        String next = "/";

        while (next != null) {
            String page = browser.get(next).body();
            Pattern.compile("id=\"s-([^\"]+)\"").matcher(page).results().forEach(found -> seen.add(found.group(1)));
            var older = OLDER.matcher(page);
            next = older.find() ? older.group(1).replace("&amp;", "&") : null;
        }

        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void filters_by_state_authority_and_external_id() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.ACCEPTED));
        console.hub.has(Samples.aSubmission(2, SubmissionState.HELD));
        console.hub.has(Samples.aSubmission(3, SubmissionState.ACCEPTED, new AuthorityKey("anderstadt"), List.of()));
        var browser = console.as("viewer");

        assertThat(browser.get("/?state=held").body())
                .contains(Samples.externalId(2))
                .doesNotContain(Samples.externalId(1));
        assertThat(browser.get("/?authority=anderstadt").body())
                .contains(Samples.externalId(3))
                .doesNotContain(Samples.externalId(1));
        assertThat(browser.get("/?externalId=" + Samples.externalId(1)).body())
                .contains(Samples.id(1).toString())
                .doesNotContain(Samples.id(3).toString());
    }

    @Test
    void finds_nothing_for_a_filter_that_cannot_match_and_escapes_it() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.ACCEPTED));

        var answer = console.as("viewer").get("/?authority=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&state=x");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Keine Einreichung passt zu diesem Filter.")
                .doesNotContain("<script>alert")
                .doesNotContain(Samples.externalId(1));
    }

    @Test
    void counts_every_state_and_what_waits_for_a_person() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION));
        console.hub.has(Samples.aSubmission(2, SubmissionState.CLARIFICATION));

        String page = console.as("viewer").get("/").body();

        assertThat(page).contains("id=\"count-clarifications\" class=\"count count--attention\">2<");
        assertThat(page).containsPattern("id=\"tile-clarification\"[^>]*>\\s*<span class=\"tile__count\">2<");
    }

    @Test
    void a_refresh_answers_with_the_living_part_only() {
        var answer = console.as("viewer").get("/", "HX-Request", "true");

        assertThat(answer.body())
                .startsWith("<div id=\"live\"")
                .contains("hx-get=\"/\"")
                .doesNotContain("<html");
    }

    @Test
    void a_reader_can_hold_the_page_still() {
        assertThat(console.as("viewer").get("/?live=off").body())
                .doesNotContain("every 2s")
                .contains("Neueste laufend zeigen");
    }

    @Test
    void speaks_english_when_asked_and_remembers_it() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION));
        var browser = console.as("viewer");

        browser.get("/?lang=en");

        assertThat(browser.get("/").body()).contains("<html lang=\"en\">").contains(">in clarification<");
    }

    @Test
    void speaks_german_to_whoever_asks_for_another_language() {
        assertThat(console.browser().get("/login", "Accept-Language", "fr-FR").body())
                .contains("<html lang=\"de\">");
        assertThat(console.browser()
                        .get("/login", "Accept-Language", "en-GB,en;q=0.9")
                        .body())
                .contains("<html lang=\"en\">");
        assertThat(console.browser().get("/login?lang=xx").statusCode()).isEqualTo(200);
    }

    @Test
    void lists_clarifications_with_code_and_remedy() {
        var problem = Problem.of(ProblemCode.UNKNOWN_AREA, "submission", "area", "059999999999");
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION, problem));

        assertThat(console.as("viewer").get("/clarification").body())
                .contains("059999999999")
                .contains("T080 · unknown-area")
                .contains(ProblemCode.UNKNOWN_AREA.remedy());
    }

    @Test
    void lists_alarms_and_shows_them_on_the_first_page() {
        var problem = Problem.of(ProblemCode.BACK_OFFICE_DOWN, "musterstadt/steuer");
        console.hub.hasAlarm(new Alarm("lane:steuer", problem, Samples.START, Samples.START, 44));
        var browser = console.as("viewer");

        assertThat(browser.get("/alarms").body()).contains("lane:steuer").contains(">44<");
        assertThat(browser.get("/").body()).contains("musterstadt/steuer ist nicht erreichbar.");
    }

    @Test
    void names_services_and_authorities_as_the_configuration_does() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.ACCEPTED));

        assertThat(console.as("viewer").get("/").body())
                .contains("Hundesteuer: Anmeldung")
                .contains("<option value=\"musterstadt\">Stadt Musterstadt</option>");
    }

    @Test
    void a_refresh_also_brings_the_numbers_of_the_navigation() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.CLARIFICATION));

        assertThat(console.as("viewer").get("/", "HX-Request", "true").body())
                .containsPattern("id=\"count-clarifications\"[^>]*hx-swap-oob=\"true\"[^>]*>1<");
    }
}
