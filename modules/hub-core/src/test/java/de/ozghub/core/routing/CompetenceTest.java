package de.ozghub.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.SampleConfiguration;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ServiceKey;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompetenceTest {

    private static final ServiceKey DOG_TAX = new ServiceKey("urn:de:fim:leika:leistung:99102013104000");
    private static final ServiceKey BUILDING = new ServiceKey("urn:de:fim:leika:leistung:99012070006000");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private final Competence competence = new Competence(HubConfiguration.parse(SampleConfiguration.files()));

    @Test
    void a_city_that_performs_itself_gets_its_own_back_offices() {
        assertThat(competence.route(new Area("051200000000"), DOG_TAX, DAY))
                .isEqualTo(competent("remscheid", "remscheid", null));
    }

    @Test
    void a_neighbour_performs_with_its_own_back_offices_under_an_agreement() {
        assertThat(competence.route(new Area("051220000000"), DOG_TAX, DAY))
                .isEqualTo(competent("solingen", "wuppertal", "Öffentlich-rechtliche Vereinbarung (Demonstration)"));
    }

    @Test
    void the_kreis_performs_for_its_town() {
        assertThat(competence.route(new Area("053740036036"), DOG_TAX, DAY))
                .isInstanceOfSatisfying(Routed.Competent.class, routed -> {
                    assertThat(routed.competent()).hasToString("radevormwald");
                    assertThat(routed.performing()).hasToString("oberbergischer-kreis");
                });
    }

    @Test
    void the_kreis_is_competent_itself_where_the_service_names_the_town() {
        assertThat(competence.route(new Area("053740036036"), BUILDING, DAY))
                .isInstanceOfSatisfying(Routed.Competent.class, routed -> {
                    assertThat(routed.competent()).hasToString("oberbergischer-kreis");
                    assertThat(routed.agreement()).isNull();
                });
    }

    @Test
    void nobody_performs_before_the_first_day_of_the_agreement() {
        assertThat(competence.route(new Area("051220000000"), DOG_TAX, LocalDate.of(2025, 12, 31)))
                .isEqualTo(new Routed.NoService(new AuthorityKey("solingen"), DOG_TAX));
        assertThat(competence.route(new Area("051220000000"), DOG_TAX, LocalDate.of(2026, 1, 1)))
                .isInstanceOf(Routed.Competent.class);
    }

    @Test
    void an_authority_without_the_service_is_named() {
        Routed routed = competence.route(new Area("051240000000"), BUILDING, DAY);

        assertThat(routed)
                .isInstanceOfSatisfying(
                        Routed.NoService.class,
                        none -> assertThat(none.problem().code()).isEqualTo(ProblemCode.NO_PERFORMER));
        assertThat(routed).isEqualTo(new Routed.NoService(new AuthorityKey("wuppertal"), BUILDING));
    }

    @Test
    void a_town_of_the_kreis_that_is_not_in_the_verbund_belongs_to_the_kreis_that_offers_nothing_there() {
        assertThat(competence.route(new Area("053740012012"), DOG_TAX, DAY))
                .isEqualTo(new Routed.NoService(new AuthorityKey("oberbergischer-kreis"), DOG_TAX));
    }

    @Test
    void an_area_outside_the_verbund_belongs_to_nobody() {
        assertThat(competence.route(new Area("053340002002"), DOG_TAX, DAY))
                .isInstanceOfSatisfying(
                        Routed.NoAuthority.class,
                        none -> assertThat(none.problem().code()).isEqualTo(ProblemCode.UNKNOWN_AREA));
    }

    @Test
    void an_area_wider_than_every_authority_belongs_to_nobody() {
        assertThat(competence.route(new Area("050000000000"), DOG_TAX, DAY)).isInstanceOf(Routed.NoAuthority.class);
    }

    @Test
    void a_service_is_paused_if_the_performing_authority_paused_it() {
        var paused = new Competence(HubConfiguration.parse(
                SampleConfiguration.with(SampleConfiguration.WUPPERTAL, "paused: false", "paused: true")));

        assertThat(paused.route(new Area("051220000000"), DOG_TAX, DAY))
                .isInstanceOfSatisfying(
                        Routed.Competent.class,
                        routed -> assertThat(routed.paused()).isTrue());
    }

    private static Routed competent(
            String competent, String performing, @org.jspecify.annotations.Nullable String agreement) {
        var backOffices = new TreeMap<String, BackOfficeKey>();
        backOffices.put("steuer", BackOfficeKey.of(performing + "/steuer"));
        backOffices.put("ordnungsamt", BackOfficeKey.of(performing + "/ordnungsamt"));
        return new Routed.Competent(
                new AuthorityKey(competent),
                new AuthorityKey(performing),
                agreement,
                "hundesteuer/anmeldung",
                backOffices,
                false);
    }
}
