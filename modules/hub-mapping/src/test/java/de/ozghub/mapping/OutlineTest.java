package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.outline.InstanceMaker;
import de.ozghub.mapping.outline.InstanceMaker.Choices;
import de.ozghub.mapping.outline.InstanceValues;
import de.ozghub.mapping.outline.SchemaOutline;
import de.ozghub.mapping.outline.SourceField;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.SchemaRoot;
import de.ozghub.xoev.validation.ValidationReport;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading what a schema offers, and making messages of it. */
class OutlineTest {

    private static final HardenedXml XML = new HardenedXml(XmlLimits.DEFAULT);

    @Test
    void every_field_of_a_schema_is_listed_with_its_title() {
        Workshop workshop = Workshop.own();
        SchemaKey key = new SchemaKey("urn:ozg-hub:hundesteuer:1.0#anmeldung");
        SchemaPackage schemas = workshop.validation().library().find(key).orElseThrow();

        List<SourceField> fields = SourceField.of(
                new SchemaOutline(XML, schemas)
                        .root(schemas.root(key).orElseThrow())
                        .orElseThrow(),
                1000);

        assertThat(fields)
                .extracting(SourceField::path, SourceField::title)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("anmeldung/halter/nachname", "Familienname"),
                        org.assertj.core.groups.Tuple.tuple("anmeldung/hund/chipnummer", "Nummer des Mikrochips"));
        assertThat(fields).filteredOn(field -> field.title().isEmpty()).isEmpty();
    }

    @Test
    void instances_of_xbau_roots_fit_their_schema() {
        Workshop workshop = Workshop.official();
        SchemaKey xbau = new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.6");
        SchemaPackage schemas = workshop.validation().library().find(xbau).orElseThrow();
        var outline = new SchemaOutline(XML, schemas);
        var values = new InstanceValues(workshop.validation().library().codeLists(), "urn:xoev-de:xbau:codeliste:");
        var invalid = new ArrayList<String>();
        int valid = 0;

        for (SchemaRoot root : schemas.roots()) {
            if (!root.localName().matches(".*\\d{4}")) {
                continue;
            }
            for (int depth : new int[] {0, 3, 9}) {
                String instance = new InstanceMaker(values, Choices.of(at -> at < depth))
                        .make(outline.root(root).orElseThrow());
                ValidationReport report =
                        workshop.validation().validator(xbau).validate(instance.getBytes(StandardCharsets.UTF_8));
                // business rules of the Schematron are beyond a schema's structure
                boolean fits = report.findings().stream()
                        .allMatch(finding -> finding.code() == ProblemCode.SCHEMATRON_VIOLATION);
                if (fits) {
                    valid++;
                } else {
                    invalid.add(root.localName() + " " + depth + ": " + report.findings());
                }
            }
        }

        assertThat(invalid).isEmpty();
        assertThat(valid).isGreaterThanOrEqualTo(400);
    }
}
