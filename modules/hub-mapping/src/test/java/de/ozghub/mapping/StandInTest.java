package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.deadline.Term;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema of the project's own steps back when the official package of the same service is there. */
class StandInTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path library;

    @Test
    void the_trade_notification_runs_while_no_official_package_is_there() {
        assertThat(gewerbe().replacedBy()).isEmpty();
    }

    @Test
    void the_trade_notification_is_out_of_use_once_the_official_package_is_imported() throws IOException {
        put("xgewerbeordnung");

        assertThat(gewerbe().replacedBy()).contains("urn:xoev-de:kosit:standard:xgewerbeordnung_1.6");
    }

    @Test
    void another_official_package_changes_nothing() throws IOException {
        put("xgewerbesteuer");

        assertThat(gewerbe().replacedBy()).isEmpty();
    }

    @Test
    void the_receipt_certificate_is_due_within_three_days() {
        assertThat(gewerbe().policy().deadlines().reply()).isEqualTo(Optional.of(Term.ofDays(3)));
    }

    private void put(String standard) throws IOException {
        Path folder =
                Files.createDirectories(library.resolve(standard).resolve("1.6").resolve("xsd"));
        Files.writeString(folder.resolve(standard + ".xsd"), """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
                targetNamespace="http://www.example.org/%1$s/1.6" version="1.6">
              <xs:annotation><xs:appinfo>
                <standard><nameLang>%1$s</nameLang><nameKurz>%1$s</nameKurz><nameTechnisch>%1$s</nameTechnisch>
                  <kennung>urn:xoev-de:kosit:standard:%1$s</kennung></standard>
                <versionStandard><version>1.6</version></versionStandard>
              </xs:appinfo></xs:annotation>
              <xs:element name="anzeige" type="xs:string"/>
            </xs:schema>
            """.formatted(standard));
    }

    private MappingPackage gewerbe() {
        var validation = new Validation(
                SchemaLibrary.open(
                        new LibrarySettings(List.of(Workshop.ROOT.resolve("xsd")), List.of(library), Map.of())),
                XmlLimits.DEFAULT,
                InstantSource.fixed(Instant.parse("2026-11-02T08:00:00Z")));
        var compiler = new PackageCompiler(new HardenedXml(XmlLimits.DEFAULT), validation);
        return switch (compiler.compile(Workshop.inRepository("gewerbe/anmeldung"))) {
            case Compilation.Compiled compiled -> compiled.mappingPackage();
            case Compilation.Faulty faulty ->
                throw new AssertionError(faulty.faults().toString());
        };
    }
}
