package de.ozghub.mapping.sample;

import de.ozghub.mapping.SubmissionContext;
import de.ozghub.mapping.SubmissionContext.Attachment;
import de.ozghub.mapping.SubmissionContext.Office;
import de.ozghub.mapping.definition.Faults;
import de.ozghub.mapping.definition.YamlFields;
import de.ozghub.mapping.sample.Sample.Expectation;
import de.ozghub.submission.Area;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads a sample's {@code context.yaml}: what the hub would know, and what should happen. */
final class ContextReader {

    private static final Map<String, Expectation> EXPECTATIONS = Map.of(
            "messages", Expectation.MESSAGES,
            "source-invalid", Expectation.SOURCE_INVALID,
            "mapping-fault", Expectation.MAPPING_FAULT);

    private final String file;
    private final Faults faults;

    ContextReader(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    Given read(String text) {
        YamlFields top = YamlFields.parse(file, text, faults);
        Office authority = office(top.block("authority"));
        var context = new SubmissionContext(
                top.value("submission-id", new SubmissionId(new UUID(0, 0)), SubmissionId::of),
                top.optionalText("external-id"),
                top.value("received-at", Instant.EPOCH, Instant::parse),
                authority,
                top.has("performing") ? office(top.block("performing")) : authority,
                top.value("service", new ServiceKey("urn:ozg-hub:none"), ServiceKey::new),
                attachments(top.blocks("attachments")),
                top.has("payment") ? new SubmissionContext.Payment(top.texts("payment")) : null);
        var expected = new Sample.Expected(
                top.choice("expect", EXPECTATIONS, Expectation.MESSAGES),
                top.value("reason", "", reason -> reason),
                top.value("field", "", field -> field));
        var given = new Given(context, top.texts("settings"), expected);
        top.done();
        return given;
    }

    private static Office office(Optional<YamlFields> block) {
        if (block.isEmpty()) {
            return new Office(Area.of("DE"), "Musterbehörde");
        }
        YamlFields fields = block.get();
        var office = new Office(fields.value("ars", Area.of("DE"), Area::new), fields.text("name"));
        fields.done();
        return office;
    }

    private static List<Attachment> attachments(List<YamlFields> blocks) {
        var attachments = new ArrayList<Attachment>();
        for (YamlFields fields : blocks) {
            attachments.add(new Attachment(
                    fields.text("id"),
                    fields.text("purpose"),
                    fields.text("media-type"),
                    fields.optionalText("filename"),
                    fields.text("sha256"),
                    fields.value("size", 0L, Long::valueOf)));
            fields.done();
        }
        return attachments;
    }

    /** What a sample is run with. */
    record Given(SubmissionContext context, Map<String, String> settings, Sample.Expected expected) {}
}
