package de.ozghub.simulators.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.World;
import de.ozghub.simulators.zustelldienst.ZustelldienstFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalStreamTest {

    private World world;
    private Path folder;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        world = new World(folder.resolve("state"));
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    private PortalStream stream(int invalidEvery, Path... samples) {
        var service = new PortalConfig.Service(World.SERVICE, List.of(World.DESTINATION), List.of(samples), false);
        var config = new PortalConfig(0, "portal", "portal-secret", 1L, invalidEvery, List.of(service));
        var client = new PortalClient(world.access(), Clock.systemUTC());
        return PortalStream.of(client, config, world.service().faults(), Clock.systemUTC());
    }

    @Test
    void every_so_manyth_application_is_invalid() throws Exception {
        try (var stream = stream(2)) {
            stream.sendNext();
            stream.sendNext();
        }

        var data = world.waiting().stream()
                .map(fetched -> fetched.open("encryptedData"))
                .toList();
        assertThat(data.get(0)).contains("<nachname>");
        assertThat(data.get(1)).doesNotContain("<nachname>");
    }

    @Test
    void a_switched_fault_goes_into_every_application() throws Exception {
        world.service().faults().turn(ZustelldienstFaults.XXE, true);
        try (var stream = stream(0)) {
            stream.sendNext();
        }
        world.service().faults().turn(ZustelldienstFaults.XXE, false);
        world.service().faults().turn(ZustelldienstFaults.BILLION_LAUGHS, true);
        try (var stream = stream(0)) {
            stream.sendNext();
        }

        var waiting = world.waiting();
        assertThat(waiting.get(0).open("encryptedData")).contains("SYSTEM \"file:///etc/hostname\"");
        assertThat(waiting.get(1).open("encryptedData")).contains("&x29;&x29;");
    }

    @Test
    void a_form_is_filled_in_by_its_samples_in_turn_and_differs_each_time() throws Exception {
        try (var stream = stream(0, sample("one.xml", "1"), sample("two.xml", "2"))) {
            stream.sendNext();
            stream.sendNext();
            stream.sendNext();
        }

        var sent = sent();
        assertThat(sent)
                .allSatisfy(text -> assertThat(text)
                        .contains("<x:gebiet>051200000000</x:gebiet>")
                        .doesNotContain("old")
                        .doesNotContain("2001"));
        assertThat(sent.get(0)).contains("<x:art>1<");
        assertThat(sent.get(1)).contains("<x:art>2<");
        assertThat(sent.get(2)).contains("<x:art>1<").isNotEqualTo(sent.get(0));
    }

    @Test
    void every_flaw_of_a_form_is_a_different_fault() throws Exception {
        try (var stream = stream(1, sample("one.xml", "1"))) {
            for (int i = 0; i < 6; i++) {
                stream.sendNext();
            }
        }

        var sent = sent();
        assertThat(sent.get(0)).contains("<unbekannt").endsWith("</x:form>");
        assertThat(sent.get(1)).startsWith("<unbekannt");
        assertThat(sent.get(2)).contains("\"urn:x:1.99\"");
        assertThat(sent.get(5)).doesNotContain("</x:form>");
    }

    private List<String> sent() throws Exception {
        return world.waiting().stream()
                .map(fetched -> fetched.open("encryptedData"))
                .toList();
    }

    private Path sample(String name, String kind) throws IOException {
        return Files.writeString(folder.resolve(name), """
            <x:form xmlns:x="urn:x:1">
              <x:nachrichtenUUID>old</x:nachrichtenUUID><x:erstellt>2001-01-01T00:00:00Z</x:erstellt>
              <x:gebiet>old</x:gebiet><x:nachname>old</x:nachname><x:art>%s</x:art>
            </x:form>
            """.formatted(kind));
    }
}
