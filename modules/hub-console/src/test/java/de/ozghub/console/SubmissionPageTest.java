package de.ozghub.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One submission and what an operator decides about it. */
final class SubmissionPageTest {

    private static final String PAGE = "/submissions/" + Samples.id(1);
    private static final Problem UNKNOWN = Problem.of(ProblemCode.OUTCOME_UNKNOWN, "musterstadt/steuer");

    private final RunningConsole console = RunningConsole.shared();

    private void one_delivery_in_clarification(Problem problem) {
        var delivery = Samples.aDelivery(
                5, "musterstadt/steuer", new DeliveryState.Clarification(problem, 1, Samples.START), 3);
        console.hub.has(
                Samples.aSubmission(1, SubmissionState.CLARIFICATION, Samples.MUSTERSTADT, List.of(delivery), problem));
    }

    @Test
    void tells_the_way_so_far_with_codes_and_remedies() {
        one_delivery_in_clarification(UNKNOWN);

        assertThat(console.as("viewer").get(PAGE).body())
                .contains("rechtlicher Eingang 20.11.2026, 09:00:38, 4 Teile.")
                .contains("Zuständigkeit")
                .contains("Versuch 1 an musterstadt/steuer begonnen.")
                .contains("S999 · outcome-unknown")
                .contains(ProblemCode.OUTCOME_UNKNOWN.remedy());
    }

    @Test
    void tells_the_way_in_english_with_remedies_marked_as_german() {
        one_delivery_in_clarification(UNKNOWN);

        assertThat(console.as("viewer").get(PAGE + "?lang=en").body())
                .contains("Attempt 1 at musterstadt/steuer begun.")
                .contains("<span lang=\"de\">" + ProblemCode.OUTCOME_UNKNOWN.remedy());
    }

    @Test
    void says_what_is_stored_but_offers_no_way_to_it() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.ACCEPTED));

        assertThat(console.as("operator").get(PAGE).body())
                .contains("event-log")
                .contains("47,1 KiB")
                .contains("4f1c".repeat(16))
                .doesNotContain("/payloads");
    }

    @Test
    void shows_whether_the_hash_chain_fits() {
        console.hub.has(Samples.aSubmission(1, SubmissionState.ACCEPTED));
        var browser = console.as("viewer");

        assertThat(browser.get(PAGE).body()).contains("unversehrt");
        console.hub.chainIsBrokenAt(3);
        assertThat(browser.get(PAGE).body()).contains("verletzt ab Eintrag 3").doesNotContain("unversehrt");
    }

    @Test
    void escapes_what_a_partner_may_have_put_into_parameters() {
        one_delivery_in_clarification(Problem.of(
                ProblemCode.BACK_OFFICE_REFUSED, "musterstadt/steuer", "code", "<script>alert(1)</script>{instance}"));

        assertThat(console.as("operator").get(PAGE).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;{instance}")
                .doesNotContain("<script>alert");
    }

    @Test
    void releases_one_delivery_and_says_so() {
        one_delivery_in_clarification(UNKNOWN);
        var browser = console.as("operator");

        var answer = browser.submit(
                PAGE,
                PAGE,
                Map.of("decision", "release", "delivery", Samples.deliveryId(5).toString(), "reason", " nachgesehen "));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(browser.get(PAGE).body()).contains("Freigegeben. Die Arbeit geht weiter.");
        assertThat(console.hub.commands)
                .containsExactly(new FakeHub.Command(
                        "release", "operator", Samples.id(1), Samples.deliveryId(5), null, "nachgesehen"));
    }

    @Test
    void enters_a_case_number() {
        one_delivery_in_clarification(UNKNOWN);

        console.as("operator")
                .submit(
                        PAGE,
                        PAGE,
                        Map.of(
                                "decision", "confirm",
                                "delivery", Samples.deliveryId(5).toString(),
                                "reference", "HST-2026-1",
                                "reason", "im Verfahren gefunden"));

        assertThat(console.hub.commands)
                .containsExactly(new FakeHub.Command(
                        "confirm",
                        "operator",
                        Samples.id(1),
                        Samples.deliveryId(5),
                        "HST-2026-1",
                        "im Verfahren gefunden"));
    }

    @Test
    void warns_before_a_second_case_can_come_into_being() {
        one_delivery_in_clarification(UNKNOWN);

        assertThat(console.as("operator").get(PAGE).body()).contains("sonst kann ein zweiter Vorgang entstehen");
    }

    @Test
    void asks_again_for_a_missing_reason_and_keeps_what_was_typed() {
        one_delivery_in_clarification(UNKNOWN);

        var answer = console.as("operator")
                .submit(
                        PAGE,
                        PAGE,
                        Map.of(
                                "decision", "confirm",
                                "delivery", Samples.deliveryId(5).toString(),
                                "reference", "HST-2026-1",
                                "reason", "  "));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Der Grund fehlt.").contains("value=\"HST-2026-1\"");
        assertThat(console.hub.commands).isEmpty();
    }

    @Test
    void claims_no_success_when_the_command_changed_nothing() {
        one_delivery_in_clarification(UNKNOWN);
        console.hub.answers(new CommandResult.NotWaiting());
        var browser = console.as("operator");

        var late = browser.submit(PAGE, PAGE, Map.of("decision", "release", "reason", "zu spät"));
        console.hub.answers(new CommandResult.CaseExists());
        var contradiction = browser.submit(PAGE, PAGE, Map.of("decision", "reject", "reason", "doch nicht"));

        assertThat(late.body()).contains("nicht mehr auf eine Entscheidung").doesNotContain("Freigegeben.");
        assertThat(contradiction.body())
                .contains("hat den Vorgang bereits")
                .doesNotContain("Zurückweisung entschieden");
    }

    @Test
    void a_refresh_reloads_the_page_once_the_state_has_changed() {
        one_delivery_in_clarification(UNKNOWN);
        var browser = console.as("operator");

        assertThat(browser.get(PAGE + "?was=clarification", "HX-Request", "true")
                        .headers()
                        .firstValue("HX-Refresh"))
                .isEmpty();
        assertThat(browser.get(PAGE + "?was=delivering", "HX-Request", "true")
                        .headers()
                        .firstValue("HX-Refresh"))
                .hasValue("true");
    }

    @Test
    void an_unknown_decision_is_a_bad_request() {
        one_delivery_in_clarification(UNKNOWN);

        var answer = console.as("operator").submit(PAGE, PAGE, Map.of("decision", "delete", "reason", "so"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }
}
