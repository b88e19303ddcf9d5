package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.sample.SampleResult;
import de.ozghub.submission.Area;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BauantragTest {

    private final PackageSource source = Workshop.inRepository("bauantrag/xbau-2.6");

    @Test
    void every_sample_of_the_package_passes() {
        var report = Workshop.official().test(source);

        assertThat(report.results())
                .hasSize(6)
                .allSatisfy(result -> assertThat(result).isInstanceOf(SampleResult.Passed.class));
    }

    @Test
    void without_the_official_package_it_compiles_but_its_samples_do_not_run() {
        var report = Workshop.own().test(source);

        assertThat(report.passed()).isFalse();
        assertThat(report.results()).allSatisfy(result -> assertThat(result).isInstanceOf(SampleResult.NotRun.class));
    }

    @Test
    void the_municipal_key_of_the_plot_becomes_the_area() {
        MappingPackage building = Workshop.own().compile(source);
        String input = Objects.requireNonNull(source.files().get("samples/normal/input.xml"));

        assertThat(building.area(Bytes.utf8(input))).contains(new Area("051200000000"));
        assertThat(building.area(Bytes.utf8(input.replace("<code>05120000</code>", "<code>05158028</code>"))))
                .contains(new Area("051580028028"));
        assertThat(building.area(Bytes.utf8(input.replace("<code>05120000</code>", "<code>unbekannt</code>"))))
                .isEmpty();
    }
}
