package de.ozghub.app.cli.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub mapping} on the repository's packages, and on a copy that is changed. */
class MappingCommandTest {

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final String PACKAGE = "hundesteuer/abmeldung";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final MappingShell repository = new MappingShell(ROOT);

    @Test
    void a_package_may_be_named_by_its_folder_as_the_shell_completes_it() {
        var ran = repository.run("test", ROOT.resolve("mappings").resolve(PACKAGE) + "/");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains(PACKAGE + ": passed", "ok      normal");
    }

    @Test
    void an_unknown_package_or_sample_ends_with_2_and_names_those_that_are_there() {
        var noPackage = repository.run("test", "hundesteuer/umzug");
        var noSample = repository.run("explain", PACKAGE, "gibt-es-nicht");

        assertThat(noPackage.code()).isEqualTo(2);
        assertThat(noPackage.err()).contains("no package hundesteuer/umzug", PACKAGE);
        assertThat(noSample.code()).isEqualTo(2);
        assertThat(noSample.err()).contains("no sample gibt-es-nicht", "maximal, minimal, normal");
    }

    @Test
    void a_folder_that_is_not_there_ends_with_2_and_the_option_to_name_it() {
        var mappings =
                repository.run("test", "--mappings", folder.resolve("nirgends").toString());
        var schemas =
                repository.run("test", "--schemas", folder.resolve("nirgends").toString());

        assertThat(mappings.code()).isEqualTo(2);
        assertThat(mappings.err()).contains("--mappings");
        assertThat(schemas.code()).isEqualTo(2);
        assertThat(schemas.err()).contains("--schemas");
    }

    @Test
    void a_source_field_nobody_reads_makes_coverage_fail() throws IOException {
        Path copy = copy();
        edit(copy.resolve("rules/steuer.yaml"), "- {to: \"@grund\"", "#");

        var ran = new MappingShell(folder).run("coverage", PACKAGE, "--schemas", xsd());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("NOT COVERED", "silent               abmeldung/grund");
    }

    @Test
    void a_drop_that_is_not_true_makes_coverage_fail() throws IOException {
        Path copy = copy();
        Files.writeString(
                copy.resolve("mapping.yaml"),
                Files.readString(copy.resolve("mapping.yaml"))
                        + "drop:\n  - {field: abmeldung/grund, reason: wird nicht gebraucht}\n"
                        + "  - {field: abmeldung/nirgends, reason: gibt es nicht}\n");

        var ran = new MappingShell(folder).run("coverage", PACKAGE, "--schemas", xsd());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("read though dropped  abmeldung/grund", "drop fits no field: mapping.yaml:");
    }

    @Test
    void a_wrong_rule_makes_a_sample_fail_with_the_field_and_both_values() throws IOException {
        Path copy = copy();
        edit(copy.resolve("rules/steuer.yaml"), "h:nachname", "h:vorname");

        var ran = new MappingShell(folder).run("test", PACKAGE, "--schemas", xsd());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("FAILED  normal", "expected 'Mustermann' but was 'Erika'");
    }

    @Test
    void a_rule_no_sample_needs_makes_the_breakage_fail() throws IOException {
        Path copy = copy();
        Path rules = copy.resolve("rules/steuer.yaml");
        Files.writeString(rules, Files.readString(rules) + "- {to: bemerkung, from: 'h:abmeldung/h:nirgends'}\n");

        var ran = new MappingShell(folder).run("test", PACKAGE, "--breakage", "--schemas", xsd());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("UNNEEDED steuer: bemerkung", "missed   steuer: @grund");
    }

    @Test
    void a_new_version_is_compared_over_a_folder_of_messages_field_by_field() throws IOException {
        Path copy = copy();
        edit(copy.resolve("codes/grund.csv"), "tod;10", "tod;40");
        Path messages = Files.createDirectories(folder.resolve("messages"));
        for (String sample : new String[] {"normal", "maximal", "minimal"}) {
            Files.copy(
                    ROOT.resolve("mappings")
                            .resolve(PACKAGE)
                            .resolve("samples")
                            .resolve(sample)
                            .resolve("input.xml"),
                    messages.resolve(sample + ".xml"));
        }
        Files.writeString(messages.resolve("fremd.xml"), "<fremd/>");

        var ran = repository.run(
                "diff", ROOT.resolve("mappings").resolve(PACKAGE).toString(), copy.toString(), messages.toString());

        assertThat(ran.code()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out())
                .contains("normal.xml", "@grund expected '10' but was '40'", "1 of 3 messages", "1 left out")
                .doesNotContain("maximal.xml");
    }

    @Test
    void a_diff_without_messages_ends_with_2() throws IOException {
        String same = ROOT.resolve("mappings").resolve(PACKAGE).toString();

        var empty = repository.run("diff", same, same, folder.toString());
        var noPackage = repository.run("diff", folder.toString(), same, same);

        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("no message (*.xml)");
        assertThat(noPackage.code()).isEqualTo(2);
        assertThat(noPackage.err()).contains("no mapping.yaml");
    }

    @Test
    void each_field_is_explained_by_source_and_rule_and_a_refusal_by_its_reason() {
        var explained = repository.run("explain", PACKAGE, "normal");
        var refused = repository.run("explain", PACKAGE, "unbekannter-grund");

        assertThat(explained.code()).isZero();
        assertThat(explained.out())
                .contains("steuer/aenderung/schuldner/@name = Mustermann")
                .contains("from abmeldung/halter/nachname, by rules/steuer.yaml:");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("rules/steuer.yaml:", "Reason: code-unknown");
    }

    @Test
    void what_two_authorities_do_differently_is_printed_by_one_command() {
        var ran = repository.run("show", "abfall/bestellung", "--authority", "solingen", "--against", "remscheid");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("setting verfahren", "remscheid  liste", "solingen   satz", "– (left out)", "6 differences");
    }

    @Test
    void samples_of_an_authority_may_differ_as_long_as_they_are_valid() {
        var ran = repository.run("test", "abfall/bestellung", "--authority", "solingen");

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out())
                .contains("abfall/bestellung with the overrides of solingen: passed", "differs satz")
                .contains("satz: line 1, kopf/hof expected '01' but was '07'");
    }

    @Test
    void an_override_that_makes_an_invalid_message_fails() throws IOException {
        copy("abfall/bestellung");
        Path override = folder.resolve("conf/mappings/abfall/bestellung/amt.yaml");
        Files.createDirectories(Objects.requireNonNull(override.getParent()));
        Files.writeString(override, """
                package: abfall/bestellung
                targets: {liste: {rules: [{to: auftrag/hof, remove: true, reason: Probe}]}}
                """);

        var ran = new MappingShell(folder).run("test", "abfall/bestellung", "--authority", "amt", "--schemas", xsd());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("with the overrides of amt: FAILED", "FAILED  normal", "field Betriebshof");
    }

    @Test
    void an_authority_without_overrides_is_named_because_its_key_may_be_misspelt() {
        var ran = repository.run("show", "abfall/bestellung", "--authority", "solinge", "--differences");

        assertThat(ran.out()).contains("solinge sets nothing differently: there is no ", "solinge.yaml");
    }

    @Test
    void a_slip_of_the_pen_is_shown_by_column_and_hinted_at() throws IOException {
        Path copy = copy("abfall/bestellung");
        edit(copy.resolve("rules/liste.yaml"), "q:nachname", "q:nachnahme");

        var ran = new MappingShell(folder).run("test", "abfall/bestellung", "--schemas", xsd());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("liste: line 2, auftrag/name expected 'Muster, Max' but was 'Max'")
                .contains("hint    rules/liste.yaml:7 the source has no field 'nachnahme'; did you mean 'nachname'?");
    }

    @Test
    void a_package_for_xml_begins_with_every_field_of_both_schemas() throws IOException {
        var ran = new MappingShell(folder)
                .run(
                        "new",
                        "probe/eins",
                        "--source",
                        "urn:ozg-hub:abfall:1.0#bestellung",
                        "--target",
                        "urn:ozg-hub:steuerverfahren-aenderung:1.0#aenderung",
                        "--service",
                        "urn:ozg-hub:leistung:probe",
                        "--title",
                        "Probe",
                        "--schemas",
                        xsd());

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.readString(folder.resolve("mappings/probe/eins/rules/fachverfahren.yaml")))
                .contains("- {to: \"schuldner/@name\", from: (), title: \"Familienname\"} # required")
                .contains("q:bestellung/q:behaelter/q:vorgang  Was geschehen soll # required, several");
        assertThat(folder.resolve("mappings/probe/eins/samples/maximal/input.xml"))
                .exists();
    }

    @Test
    void a_schema_that_is_not_there_is_answered_by_one_that_is() {
        var ran = repository.run(
                "new",
                "probe/zwei",
                "--source",
                "urn:ozg-hub:abfall:1.0#order",
                "--format",
                "csv",
                "--service",
                "urn:ozg-hub:leistung:probe",
                "--title",
                "Probe",
                "--mappings",
                folder.toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("did you mean urn:ozg-hub:abfall:1.0#bestellung?");
    }

    private static String xsd() {
        return ROOT.resolve("xsd").toString();
    }

    private Path copy() throws IOException {
        return copy(PACKAGE);
    }

    private Path copy(String path) throws IOException {
        Path from = ROOT.resolve("mappings").resolve(path);
        Path to = folder.resolve("mappings").resolve(path);
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
        return to;
    }

    private static void edit(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(old)) {
            throw new AssertionError(file + " does not hold " + old);
        }
        Files.writeString(file, text.replace(old, replacement));
    }
}
