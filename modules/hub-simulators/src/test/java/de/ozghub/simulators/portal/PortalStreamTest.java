package de.ozghub.simulators.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.World;
import de.ozghub.simulators.zustelldienst.ZustelldienstFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private PortalStream stream(int invalidEvery, @Nullable Path sample) {
        var service = new PortalConfig.Service(World.SERVICE, List.of(World.DESTINATION), sample);
        var config = new PortalConfig(0, "portal", "portal-secret", 1L, invalidEvery, List.of(service));
        var client = new PortalClient(world.access(), Clock.systemUTC());
        return PortalStream.of(client, config, world.service().faults(), Clock.systemUTC());
    }

    @Test
    void every_so_manyth_application_is_invalid() throws Exception {
        try (var stream = stream(2, null)) {
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
        try (var stream = stream(0, null)) {
            stream.sendNext();
        }
        world.service().faults().turn(ZustelldienstFaults.XXE, false);
        world.service().faults().turn(ZustelldienstFaults.BILLION_LAUGHS, true);
        try (var stream = stream(0, null)) {
            stream.sendNext();
        }

        var waiting = world.waiting();
        assertThat(waiting.get(0).open("encryptedData")).contains("SYSTEM \"file:///etc/hostname\"");
        assertThat(waiting.get(1).open("encryptedData")).contains("&x29;&x29;");
    }

    @Test
    void a_sample_is_sent_under_a_message_id_of_its_own() throws Exception {
        var sample = folder.resolve("sample.xml");
        Files.writeString(sample, "<x><xbau:nachrichtenUUID>old</xbau:nachrichtenUUID></x>");
        try (var stream = stream(0, sample)) {
            stream.sendNext();
        }

        assertThat(world.waiting().getFirst().open("encryptedData"))
                .startsWith("<x><xbau:nachrichtenUUID>")
                .doesNotContain("old");
    }
}
