package de.ozghub.fitconnect;

import de.ozghub.core.channel.Arrival;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Opens a stored submission in the order FIT-Connect's verification duties give: proof, authentication tags, decryption,
 * metadata, hashes, attachments, service and schema. Each step reports all its problems; a later step is not taken.
 */
final class SubmissionOpening {

    private final ApiVersion api;
    private final MetadataSchema schema;

    SubmissionOpening(ApiVersion api, MetadataSchema schema) {
        this.api = api;
        this.schema = schema;
    }

    Opening open(FitConnectClient client, FitConnectDestination destination, Arrival arrival, Payloads payloads)
            throws IOException {
        try {
            var stored = StoredArrival.read(arrival, payloads, api);
            var tags = tags(stored.proof(client.issuer()));
            var parts = new PartOpening(arrival.id(), destination, payloads);
            var sealed = sealedParts(stored, tags);
            checkTags(parts, sealed);
            if (destination.relayed()) {
                return Unopened.parts(arrival, stored, tags);
            }
            var opened = decrypt(parts, sealed);
            var metadata = new MetadataReading(schema).read(bytes(payloads, opened));
            var content = new ContentCheck(stored, tags, metadata, opened);
            var assembled = new Assembly(arrival.id(), payloads).assemble(metadata, opened);
            content.checkHashes(assembled);
            content.checkAttachments();
            content.checkOffer(arrival.service(), destination);
            return new Result(arrival.id(), payloads).of(metadata, opened, assembled);
        } catch (Rejection e) {
            return new Opening.Rejected(e.problems());
        }
    }

    private static AuthenticationTags tags(DepositCheck.Verdict verdict) throws Rejection {
        return switch (verdict) {
            case DepositCheck.Verdict.Holds holds -> holds.tags();
            case DepositCheck.Verdict.Broken broken -> throw new Rejection(broken.faults());
        };
    }

    /** Everything that is there to be opened: metadata, data, then the attachments in the service's order. */
    private static List<SealedPart> sealedParts(StoredArrival stored, AuthenticationTags tags) throws Rejection {
        var document = stored.document();
        if (document.data().isEmpty()) {
            throw new Rejection(List.of(Problem.of(ProblemCode.MISSING_DATA, Parts.DATA)));
        }
        var parts = new ArrayList<SealedPart>();
        parts.add(new SealedPart(
                Parts.METADATA, Parts.METADATA, tags.metadata(), Assumed.MAX_METADATA_BYTES, stored.metadata()));
        parts.add(new SealedPart(Parts.DATA, Parts.DATA, tags.data(), Assumed.MAX_DATA_BYTES, stored.data()));
        for (var id : document.attachments()) {
            if (stored.has(id)) {
                parts.add(new SealedPart(
                        Parts.attachment(id),
                        Assumed.ATTACHMENT_INSTANCE + id,
                        tags.attachments().get(id),
                        Assumed.MAX_ATTACHMENT_BYTES,
                        stored.attachment(id)));
            }
        }
        return parts;
    }

    private static void checkTags(PartOpening parts, List<SealedPart> sealed) throws IOException, Rejection {
        var problems = new ArrayList<Problem>();
        for (var part : sealed) {
            parts.checkTag(part).filter(problem -> !problems.contains(problem)).ifPresent(problems::add);
        }
        Rejection.ifAny(problems);
    }

    /** By part name. */
    private static Map<String, OpenedPart> decrypt(PartOpening parts, List<SealedPart> sealed)
            throws IOException, Rejection {
        var problems = new ArrayList<Problem>();
        var opened = new TreeMap<String, OpenedPart>();
        for (var part : sealed) {
            try {
                opened.put(part.part(), parts.open(part));
            } catch (Rejection e) {
                problems.addAll(e.problems());
            }
        }
        Rejection.ifAny(problems);
        return opened;
    }

    private static byte[] bytes(Payloads payloads, Map<String, OpenedPart> opened) throws IOException {
        var metadata = Optional.ofNullable(opened.get(Parts.METADATA)).orElseThrow();
        try (var in = payloads.read(metadata.content().id())) {
            return in.readAllBytes();
        }
    }

    /** An opened part that decryption has put there. */
    static OpenedPart part(Map<String, OpenedPart> opened, String name) {
        return Optional.ofNullable(opened.get(name)).orElseThrow();
    }

    /** The opened attachment or fragment, if it was announced. */
    static Optional<OpenedPart> attachment(Map<String, OpenedPart> opened, UUID id) {
        return Optional.ofNullable(opened.get(Parts.attachment(id)));
    }
}
