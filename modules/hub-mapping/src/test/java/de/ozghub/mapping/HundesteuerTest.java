package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.sample.SampleResult;
import de.ozghub.mapping.sample.TestReport;
import org.junit.jupiter.api.Test;

class HundesteuerTest {

    private final Workshop workshop = new Workshop();
    private final PackageSource source = workshop.inRepository("hundesteuer/anmeldung");

    @Test
    void every_sample_of_the_package_passes() {
        TestReport report = workshop.test(source);

        assertThat(report.results())
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(result -> assertThat(result).isInstanceOf(SampleResult.Passed.class));
        assertThat(report.passed()).isTrue();
    }

    @Test
    void a_broken_rule_makes_the_samples_that_need_it_fail() {
        var broken = workshop.edit(
                source, "codes/tarif.csv", "staffordshire-bullterrier;30", "staffordshire-bullterrier;10");

        assertThat(workshop.test(broken).notPassed()).containsExactly("gefaehrlicher-hund");
    }
}
