package de.ozghub.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.config.ConfigFiles;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.SampleConfiguration;
import de.ozghub.submission.Area;
import de.ozghub.submission.ServiceKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Routing compared with the plainest way to say it: of all areas that are a prefix, the longest. */
class CompetencePropertiesTest {

    private static final ServiceKey SERVICE = new ServiceKey("urn:x-test:service");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Property(tries = 300)
    void the_most_specific_area_wins(@ForAll("territories") List<Area> areas, @ForAll("areas") Area asked) {
        Routed routed = new Competence(configuration(areas)).route(asked, SERVICE, DAY);

        Optional<Area> expected = areas.stream()
                .filter(area -> asked.ars().startsWith(prefix(area)))
                .reduce((a, b) -> prefix(a).length() >= prefix(b).length() ? a : b);
        if (expected.isPresent()) {
            assertThat(routed)
                    .isInstanceOfSatisfying(
                            Routed.Competent.class,
                            competent ->
                                    assertThat(competent.competent().value()).isEqualTo("a-" + expected.get()));
        } else {
            assertThat(routed).isEqualTo(new Routed.NoAuthority(asked));
        }
    }

    @Property(tries = 200)
    void the_order_of_the_files_does_not_matter(@ForAll("territories") List<Area> areas, @ForAll("areas") Area asked) {
        var forwards = new Competence(configuration(areas));
        var backwards = new Competence(configuration(areas.reversed()));

        assertThat(backwards.route(asked, SERVICE, DAY)).isEqualTo(forwards.route(asked, SERVICE, DAY));
    }

    @Provide
    Arbitrary<Area> areas() {
        // Few digits, so that areas often contain each other.
        Arbitrary<String> digits = Arbitraries.strings().withChars("12").ofLength(12);
        return net.jqwik.api.Combinators.combine(digits, Arbitraries.of(2, 3, 5, 9, 12))
                .as((text, length) -> Area.of(text.substring(0, length)));
    }

    @Provide
    Arbitrary<List<Area>> territories() {
        return areas().list().uniqueElements().ofMinSize(1).ofMaxSize(8);
    }

    private static String prefix(Area area) {
        return area.ars().substring(0, area.significantDigits());
    }

    private static HubConfiguration configuration(List<Area> areas) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(ConfigFiles.HUB, SampleConfiguration.files().get(ConfigFiles.HUB));
        for (int i = 0; i < areas.size(); i++) {
            files.put(ConfigFiles.AUTHORITIES + i + ".yaml", """
                    key: a-%1$s
                    name: Gebiet %1$s
                    kind: city
                    areas: ["%1$s"]
                    services:
                      - {service: "urn:x-test:service", package: test/service, backOffices: {amt: a-%1$s/amt}}
                    backOffices:
                      - {name: amt, kind: folder, folder: %1$s, protection: {profile: none}}
                    """.formatted(areas.get(i)));
        }
        return HubConfiguration.parse(files);
    }
}
