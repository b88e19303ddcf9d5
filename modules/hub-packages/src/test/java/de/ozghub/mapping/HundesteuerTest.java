package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.ozghub.mapping.BusinessKey.Sensitivity;
import de.ozghub.mapping.ServicePolicy.OnInvalid;
import de.ozghub.mapping.ServicePolicy.Secrecy;
import de.ozghub.mapping.sample.SampleResult;
import de.ozghub.mapping.sample.SampleResult.Failed;
import de.ozghub.submission.Area;
import de.ozghub.xoev.library.Validity;
import de.ozghub.xoev.store.ImportOptions;
import de.ozghub.xoev.store.LibraryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HundesteuerTest {

    private static final Workshop WORKSHOP = Workshop.own();

    private final PackageSource source = Workshop.inRepository("hundesteuer/anmeldung");

    @Test
    void every_sample_of_the_package_passes() {
        var report = WORKSHOP.test(source);

        assertThat(report.results())
                .hasSize(8)
                .allSatisfy(result -> assertThat(result).isInstanceOf(SampleResult.Passed.class));
        assertThat(report.passed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "codes/tarif.csv|staffordshire-bullterrier;30|staffordshire-bullterrier;10|gefaehrlicher-hund",
                "mapping.yaml|number(h:gewichtKg) ge 20|number(h:gewichtKg) ge 2|umlaute",
                "rules/steuer.yaml|convert: cents|convert: {number: 2}|maximal umlaute",
                "rules/steuer.yaml|dd.MM.uuuu|dd.MM.yy|gefaehrlicher-hund grosser-hund maximal minimal normal umlaute",
                "rules/steuer.yaml|(h:strasse, h:hausnummer)\", join: \" \"|h:strasse\"|gefaehrlicher-hund"
                        + " grosser-hund maximal minimal normal umlaute",
                "rules/ordnungsamt.yaml|'(Kreuzung)'|'(Mix)'|gefaehrlicher-hund maximal",
            })
    void a_broken_rule_makes_the_samples_that_need_it_fail(
            String file, String old, String replacement, String samples) {
        var broken = Workshop.edit(source, file, old, replacement);

        assertThat(WORKSHOP.test(broken).notPassed()).containsExactly(samples.split(" ", -1));
    }

    @Test
    void a_difference_names_target_field_and_both_values() {
        var broken = Workshop.edit(
                source, "codes/tarif.csv", "staffordshire-bullterrier;30", "staffordshire-bullterrier;10");

        var failed = WORKSHOP.test(broken).results().stream()
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .findFirst();

        assertThat(failed.orElseThrow().differences())
                .map(Objects::toString)
                .containsExactly("steuer: registrierung/gegenstand/@tarif expected '30' but was '10'");
    }

    @Test
    void the_description_says_what_the_hub_needs_to_know() {
        MappingPackage dog = WORKSHOP.compile(source);

        assertThat(dog.service()).hasToString("urn:de:fim:leika:leistung:99102013104000");
        assertThat(dog.source()).hasToString("urn:ozg-hub:hundesteuer:1.0#anmeldung");
        assertThat(dog.policy().secrecy()).isEqualTo(Secrecy.TAX);
        assertThat(dog.policy().onInvalid()).isEqualTo(OnInvalid.REJECT);
        assertThat(dog.version()).isEqualTo(source.version());
        assertThat(dog.targets())
                .extracting(Target::name, Target::conditional, Target::mustConfirm)
                .containsExactly(tuple("steuer", false, true), tuple("ordnungsamt", true, false));
    }

    @Test
    void area_and_business_keys_are_read_from_the_data() {
        MappingPackage dog = WORKSHOP.compile(source);
        Bytes data = Bytes.utf8(Objects.requireNonNull(source.files().get("samples/umlaute/input.xml")));

        assertThat(dog.area(data)).contains(new Area("051200000000"));
        assertThat(dog.businessKeys(data))
                .containsExactly(
                        new BusinessKey("nachricht", Sensitivity.REFERENCE, "6b1f4c1e-0b6c-4f1c-9a55-000000000004"),
                        new BusinessKey("halter", Sensitivity.PERSONAL, "MÜLLER-ĐẶNG ŽELJKO ØYVIND 1971-02-28"));
    }

    @Test
    void a_message_of_a_version_that_is_not_sent_any_more_is_not_made(@TempDir Path folder) throws IOException {
        var library = new LibraryStore(folder, () -> Instant.EPOCH);
        library.add(
                Stream.of("hundesteuer", "steuerverfahren", "ordnungsamt")
                        .map(name -> Workshop.ROOT.resolve("xsd/" + name + "/1.0"))
                        .toList(),
                ImportOptions.NONE);
        var before = Workshop.library(folder).test(source);
        var last = new Validity(null, LocalDate.of(2026, 11, 1));
        String target = library.packages().keySet().stream()
                .filter(name -> name.startsWith("steuerverfahren/"))
                .findFirst()
                .orElseThrow();

        library.validity(target, Optional.empty(), Optional.of(last));

        assertThat(before.passed()).isTrue();
        assertThat(Workshop.library(folder).test(source).results())
                .filteredOn(Failed.class::isInstance)
                .isNotEmpty()
                .allSatisfy(failed -> assertThat(failed.toString()).contains("not-in-force-for-sending"));
    }

    @Test
    void data_that_are_no_xml_have_no_area_and_no_keys() {
        MappingPackage dog = WORKSHOP.compile(source);

        assertThat(dog.area(Bytes.utf8("<a>"))).isEmpty();
        assertThat(dog.area(Bytes.utf8("<a/>"))).isEmpty();
        assertThat(dog.businessKeys(Bytes.utf8("<a>"))).isEmpty();
    }
}
