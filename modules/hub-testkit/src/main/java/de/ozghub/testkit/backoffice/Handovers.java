package de.ozghub.testkit.backoffice;

import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.Content;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.HandoverDigest;
import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.backoffice.Protection;
import de.ozghub.submission.Area;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.Origin;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.testkit.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hand-overs with synthetic content. Immutable: each verb returns a new one. */
public final class Handovers {

    private static final String EXAMPLE = """
        <?xml version="1.0" encoding="UTF-8"?>
        <beispiel xmlns="urn:ozg-hub:test:1.0"><text>Grüße aus dem Testgebiet</text></beispiel>
        """;

    private static final SchemaKey SCHEMA = new SchemaKey("urn:ozg-hub:test:1.0#beispiel");

    private final DeliveryId key;
    private final byte[] message;
    private final MessageForm form;
    private final Map<String, byte[]> attachments;

    private Handovers(DeliveryId key, byte[] message, MessageForm form, Map<String, byte[]> attachments) {
        this.key = key;
        this.message = message;
        this.form = form;
        this.attachments = attachments;
    }

    /** A small XML message with a new key and no attachment. */
    public static Handovers aHandover() {
        return new Handovers(Ids.delivery(), Bytes.of(EXAMPLE), MessageForm.xml(SCHEMA), Map.of());
    }

    public Handovers withKey(DeliveryId other) {
        return new Handovers(other, message, form, attachments);
    }

    public Handovers withMessage(String text) {
        return new Handovers(key, Bytes.of(text), form, attachments);
    }

    public Handovers withMediaType(String mediaType) {
        return new Handovers(key, message, new MessageForm(SCHEMA, mediaType, null), attachments);
    }

    public Handovers withAttachment(String id, byte[] content) {
        var more = new LinkedHashMap<>(attachments);
        more.put(id, content.clone());
        return new Handovers(key, message, form, more);
    }

    public Handover build() {
        return with(Bytes.content(message), attachmentsAs());
    }

    /** The same hand-over, whose message can be opened but breaks off in the middle of reading. */
    public Handover thatBreaksOff() {
        return with(Bytes.breaking(64 * 1024), attachmentsAs());
    }

    private List<Handover.Attachment> attachmentsAs() {
        var parts = new ArrayList<Handover.Attachment>();
        attachments.forEach((id, bytes) ->
                parts.add(new Handover.Attachment(id, "application/pdf", Bytes.sha256(bytes), Bytes.content(bytes))));
        return parts;
    }

    private Handover with(Content content, List<Handover.Attachment> parts) {
        var digests = new LinkedHashMap<String, String>();
        parts.forEach(part -> digests.put(part.id(), part.sha256()));
        return new Handover(
                key,
                HandoverDigest.of(Bytes.sha256(message), digests),
                new Origin("fit-connect", "test", "destination-1", "external-" + key, null),
                new Area("053340002002"),
                new ServiceKey("urn:de:fim:leika:leistung:99102013104000"),
                Instant.parse("2026-11-02T08:59:58.123Z"),
                form,
                Protection.NONE,
                content,
                parts);
    }
}
