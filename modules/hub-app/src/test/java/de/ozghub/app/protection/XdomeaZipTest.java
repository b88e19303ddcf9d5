package de.ozghub.app.protection;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.delivery.Delivery;
import de.ozghub.app.delivery.Gateway;
import de.ozghub.app.delivery.Gateways;
import de.ozghub.app.delivery.Handovers;
import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.Processing;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.app.fixture.TestPackages;
import de.ozghub.backoffice.folder.FolderBackOffice;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.delivery.DeliveryPolicy;
import de.ozghub.core.delivery.RetryPlan;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.Area;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An e-file message with its documents from the mailbox into the folder, by the official schemas. */
@ExtendWith(PostgresExtension.class)
class XdomeaZipTest {

    private static final BackOfficeKey FOLDER = BackOfficeKey.of("remscheid/posteingang");
    private static final String DOCUMENT = "0d6f2c4e-7d2c-4b5e-8a11-00000000000";
    private static final String BESIDE = "9d6f2c4e-7d2c-4b5e-8a11-000000000009";

    private final TestHub hub;

    XdomeaZipTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
    }

    @Test
    void message_and_documents_lie_in_the_folder_as_one_package_and_the_rest_beside_it(@TempDir Path folder)
            throws IOException {
        SubmissionId id = processed(4);
        assertThat(hub.submission(id).problems()).isEmpty();

        deliver(folder);

        Path handover = folder.resolve(hub.delivery(id, FOLDER).message().id().toString());
        String name = id + "_FVDaten.SGOErstellen.0604";
        List<String> entries = new ArrayList<>();
        try (var zip = new ZipInputStream(Files.newInputStream(handover.resolve(name + ".zip")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry.getName() + " " + entry.getTimeLocal().getYear());
                if (entry.getName().endsWith("_Lageplan.pdf")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(TestHub.pdf(DOCUMENT + "2"));
                }
            }
        }
        assertThat(entries)
                .containsExactly(
                        name + ".xml 1980",
                        DOCUMENT + "1_Bauantrag.xml 1980",
                        DOCUMENT + "2_Lageplan.pdf 1980",
                        DOCUMENT + "3_Foto.jpeg 1980");
        try (var attachments = Files.list(handover.resolve("attachments"))) {
            assertThat(attachments.map(file -> String.valueOf(file.getFileName())))
                    .as("what the message does not name")
                    .containsExactly(BESIDE + ".pdf");
        }
        assertThat(Files.readString(handover.resolve("manifest.xml")))
                .contains("<path>" + name + ".zip</path>", "<mediaType>application/zip</mediaType>");
    }

    @Test
    void a_document_nobody_sent_waits_for_a_person() {
        SubmissionId id = processed(2);

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.submission(id).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.parameters()).containsEntry("reason", "document-missing"));
    }

    /** @param documents how many of the three named ones, and with 4 one more, are sent */
    private SubmissionId processed(int documents) {
        var files = Processing.configuration();
        files.computeIfPresent("authorities/120-remscheid.yaml", (_, text) -> text.replace("\nservices:\n", """

            services:
              - service: urn:ozg-hub:leistung:eakte-ablage
                package: eakte/ablage
                backOffices: {vorgang-3-0: remscheid/posteingang}
            """));
        var processing =
                new Processing(hub, TestPackages.eFile(), null, _ -> new PlainProfile(), HubConfiguration.parse(files));
        var attachments = new LinkedHashMap<String, String>();
        for (int i = 1; i <= Math.min(documents, 3); i++) {
            attachments.put(DOCUMENT + i, TestHub.pdf(DOCUMENT + i));
        }
        if (documents > 3) {
            attachments.put(BESIDE, TestHub.pdf(BESIDE));
        }
        SubmissionId id = processing.taken(
                "e-file",
                new MemoryChannel.Message(
                        new ServiceKey("urn:ozg-hub:leistung:eakte-ablage"),
                        new SchemaKey("urn:ozg-hub:eakte:1.0#ablage"),
                        TestHub.sample("eakte/ablage", "maximal"),
                        attachments));
        processing.run();
        return id;
    }

    private void deliver(Path folder) {
        var plan = new RetryPlan(3, Duration.ofSeconds(2), 2.0, Duration.ofMinutes(1));
        var policy = new DeliveryPolicy(
                plan, Duration.ofSeconds(30), DeliveryPolicy.Confirmation.HANDED_OVER, Duration.ofSeconds(5));
        var gateway = new Gateway(
                new FolderBackOffice(FOLDER, folder, hub.clock),
                policy,
                new Gateway.Limits(1, 5, Duration.ofMinutes(1)));
        var handovers = new Handovers(hub.store.payloads(), _ -> new Area("051200000000"));
        new Delivery(hub.store.journal(), new Gateways(Map.of(FOLDER, gateway)), handovers, hub.clock)
                .attempt(hub.claim(Lanes.delivery(FOLDER)));
    }
}
