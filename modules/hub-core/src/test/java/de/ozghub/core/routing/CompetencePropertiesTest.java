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
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Routing compared with the plainest way to say it: of all areas that are a prefix, the longest. The number of a repetition is its seed. */
class CompetencePropertiesTest {

    private static final ServiceKey SERVICE = new ServiceKey("urn:x-test:service");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final int[] LENGTHS = {2, 3, 5, 9, 12};

    @RepeatedTest(300)
    void the_most_specific_area_wins(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<Area> areas = areas(random);
        Area asked = area(random);

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

    @RepeatedTest(200)
    void the_order_of_the_files_does_not_matter(RepetitionInfo repetition) {
        var random = new Random(-repetition.getCurrentRepetition());
        List<Area> areas = areas(random);
        Area asked = area(random);

        var forwards = new Competence(configuration(areas));
        var backwards = new Competence(configuration(areas.reversed()));

        assertThat(backwards.route(asked, SERVICE, DAY)).isEqualTo(forwards.route(asked, SERVICE, DAY));
    }

    /** Few digits, so that areas often contain each other. */
    private static Area area(Random random) {
        var digits = new StringBuilder();
        for (int length = LENGTHS[random.nextInt(LENGTHS.length)]; length > 0; length--) {
            digits.append(1 + random.nextInt(2));
        }
        return Area.of(digits.toString());
    }

    /** One to eight different ones. */
    private static List<Area> areas(Random random) {
        return Stream.generate(() -> area(random))
                .limit(1 + random.nextInt(8))
                .distinct()
                .toList();
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
