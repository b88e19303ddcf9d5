package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.MappedMessage.Document;
import de.ozghub.mapping.MappedMessage.Packaging;
import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.mapping.sample.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an xdomea message leaves with, by the package for the e-file and the official schemas. */
class XdomeaPackagingTest {

    private static final PackageSource EAKTE = Workshop.inRepository("eakte/ablage");
    private static final String ID = "0d6f2c4e-7d2c-4b5e-8a11-00000000000";

    private final MappingPackage mapping = Workshop.official().compile(EAKTE);

    @Test
    void package_message_and_documents_are_called_as_xdomea_asks() {
        assertThat(packaging("maximal", ""))
                .isEqualTo(new Packaging(
                        "01930000-0000-7000-8000-000000000063_FVDaten.SGOErstellen.0604",
                        List.of(
                                new Document(ID + "1", ID + "1_Bauantrag.xml"),
                                new Document(ID + "2", ID + "2_Lageplan.pdf"),
                                new Document(ID + "3", ID + "3_Foto.jpeg"))));
    }

    @Test
    void a_document_nobody_sent_and_one_named_twice_stop_the_mapping() {
        assertThat(reasons("maximal", ID + "3")).containsExactly("document-missing");
        Sample sample = sample("maximal");
        String twice = text(sample)
                .replace("000000000002</id>", "000000000001</id>")
                .replace("Lageplan", "Bauantrag")
                .replace("application/pdf", "application/xml");
        assertThat(reasons(new MappingInput(Bytes.utf8(twice), sample.input().context())))
                .containsExactly("file-name");
    }

    private Packaging packaging(String name, String without) {
        var mapped = (Mapped) mapping.map(input(sample(name), without));
        return java.util.Objects.requireNonNull(mapped.messages().getFirst().packaging());
    }

    private List<String> reasons(String name, String without) {
        return reasons(input(sample(name), without));
    }

    private List<String> reasons(MappingInput input) {
        return ((MappingFault) mapping.map(input))
                .problems().stream()
                        .map(problem -> String.valueOf(problem.parameters().get("reason")))
                        .toList();
    }

    private static MappingInput input(Sample sample, String without) {
        SubmissionContext context = sample.input().context();
        var fewer = new SubmissionContext(
                context.submission(),
                context.externalId(),
                context.receivedAt(),
                context.authority(),
                context.performing(),
                context.service(),
                context.attachments().stream()
                        .filter(attachment -> !attachment.id().equals(without))
                        .toList());
        return new MappingInput(sample.input().data(), fewer, Map.of());
    }

    private static Sample sample(String name) {
        return Sample.of(EAKTE).stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Sample sample) {
        return new String(sample.input().data().toByteArray(), StandardCharsets.UTF_8);
    }
}
