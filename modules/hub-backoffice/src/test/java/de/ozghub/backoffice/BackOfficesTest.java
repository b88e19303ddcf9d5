package de.ozghub.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.backoffice.folder.FolderBackOffice;
import de.ozghub.backoffice.soap.SoapBackOffice;
import de.ozghub.backoffice.soap.SoapCredentials;
import de.ozghub.core.config.ConfigFiles;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.submission.BackOfficeKey;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class BackOfficesTest {

    @Test
    void opens_every_back_office_of_the_sample_by_its_kind() {
        Path conf = Path.of(System.getProperty("hub.root"), "conf");
        var configuration = HubConfiguration.parse(ConfigFiles.read(conf.resolve("hub.yaml")));

        try (var backOffices = new BackOffices(
                configuration.backOffices().toList(),
                conf,
                InstantSource.system(),
                soap -> SoapCredentials.NONE,
                destination -> new FolderBackOffice(destination.key(), conf, InstantSource.system()))) {
            assertThat(backOffices.all()).hasSize(16);
            assertThat(backOffices.find(BackOfficeKey.of("remscheid/steuer"))).containsInstanceOf(SoapBackOffice.class);
            assertThat(backOffices.find(BackOfficeKey.of("remscheid/ordnungsamt")))
                    .containsInstanceOf(FolderBackOffice.class);
            assertThat(backOffices.find(BackOfficeKey.of("remscheid/unbekannt")))
                    .isEmpty();
        }
    }
}
