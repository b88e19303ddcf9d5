package de.ozghub.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.header.HeaderReader;
import de.ozghub.xoev.store.ImportOptions;
import de.ozghub.xoev.store.LibraryStore;
import de.ozghub.xoev.store.TestZip;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of damaged copies of good input: whatever they hold, the answer is a report or a refusal, never an exception of
 * another kind. The damage is the same in every run; {@code -Dhub.endurance=true} does a hundred times as much.
 */
class DamagedInputTest {

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final Path RESOURCES = ROOT.resolve("modules/hub-xoev/src/test/resources");
    private static final int TIMES = Boolean.getBoolean("hub.endurance") ? 100 : 1;
    private final Damage damage = new Damage(20_261_125);

    @TempDir
    private Path folder;

    @Test
    void a_damaged_message_gets_a_report_in_every_form() throws IOException {
        byte[] message = Files.readAllBytes(ROOT.resolve("mappings/hundesteuer/anmeldung/samples/maximal/input.xml"));
        assertThat(Judged.report(message).valid()).isTrue();

        for (int i = 0; i < 1_500 * TIMES; i++) {
            Judged.inEveryForm(damage.to(message));
        }
    }

    @Test
    void a_damaged_form_gets_a_report_in_every_form() throws IOException {
        byte[] form = Files.readAllBytes(RESOURCES.resolve("json/bewohnerparken.json"));
        assertThat(Judged.report(form).valid()).isTrue();

        for (int i = 0; i < 1_500 * TIMES; i++) {
            Judged.inEveryForm(damage.to(form));
        }
    }

    @Test
    void a_damaged_header_is_read_or_refused() throws IOException {
        var reader = new HeaderReader(new HardenedXml(XmlLimits.DEFAULT));
        byte[] message = Files.readAllBytes(RESOURCES.resolve("xbau/antrag-0200.xml"));
        byte[] header = Arrays.copyOf(message, 1_500);

        for (int i = 0; i < 3_000 * TIMES; i++) {
            byte[] damaged = damage.to(i % 2 == 0 ? message : header);
            try {
                reader.read(new ByteArrayInputStream(damaged));
            } catch (XmlFault refused) {
                assertThat(refused.rule()).isNotBlank();
            }
        }
    }

    @Test
    void a_damaged_package_is_imported_or_refused_and_leaves_the_library_whole() throws IOException {
        byte[] zip = Files.readAllBytes(TestZip.of(ROOT.resolve("xsd/hundesteuer/1.0"), folder.resolve("good.zip")));
        Path damaged = folder.resolve("damaged.zip");
        var store = new LibraryStore(folder.resolve("library"), () -> Instant.EPOCH);

        for (int i = 0; i < 150 * TIMES; i++) {
            Files.write(damaged, damage.to(zip));
            try {
                store.add(List.of(damaged), ImportOptions.NONE.withReplace());
            } catch (PackageRefused refused) {
                assertThat(refused.reasons()).isNotEmpty();
            }
        }

        assertThat(store.packages().size()).isLessThanOrEqualTo(1);
        assertThat(store.open().packages())
                .allSatisfy(found -> assertThat(found.fault()).isEmpty());
    }
}
