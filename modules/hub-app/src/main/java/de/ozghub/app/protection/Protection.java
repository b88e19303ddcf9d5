package de.ozghub.app.protection;

import de.ozghub.app.mapping.Mapped;
import de.ozghub.app.work.Step;
import de.ozghub.app.work.Stopped;
import de.ozghub.app.work.Trail;
import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.HandoverDigest;
import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Work;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.mapping.MappedMessage;
import de.ozghub.mapping.MappedMessage.Packaging;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signs and encrypts each message for its receiver and fixes its bytes; then plans the deliveries, in the one transaction
 * that ends processing. May run again: what an earlier run stored was never sealed.
 */
public final class Protection {

    private final Function<BackOfficeKey, Profile> profiles;
    private final Payloads payloads;
    private final Journal journal;
    private final InstantSource clock;

    public Protection(
            Function<BackOfficeKey, Profile> profiles, Payloads payloads, Journal journal, InstantSource clock) {
        this.profiles = profiles;
        this.payloads = payloads;
        this.journal = journal;
        this.clock = clock;
    }

    public Step<Protected> protect(Mapped mapped) {
        var deliveries = new ArrayList<NewDelivery>();
        var stored = new ArrayList<PayloadRef>();
        Trail trail = mapped.trail();
        for (MappedMessage message : mapped.messages()) {
            BackOfficeKey backOffice = Objects.requireNonNull(
                    mapped.routed().competent().backOffices().get(message.target()));
            long limit = profiles.apply(backOffice).maxMessageBytes();
            if (message.bytes().size() > limit) {
                return stop(mapped, tooLarge(backOffice, message.bytes().size(), limit));
            }
            try {
                PayloadRef sealed = protect(mapped, message, backOffice, deliveries, stored);
                trail = trail.and(
                        Stage.PROTECTION,
                        JournalEvent.PROTECTED,
                        Map.of(
                                "backOffice", backOffice.toString(),
                                "protection",
                                        profiles.apply(backOffice).protection().id(),
                                "bytes", String.valueOf(sealed.bytes())));
            } catch (KeyUnusable e) {
                return stop(
                        mapped,
                        Problem.of(ProblemCode.RECEIVER_KEY_UNUSABLE, backOffice.toString(), "key", e.key())
                                .with("reason", e.reason().name()));
            } catch (ProtectionUnfit e) {
                return stop(
                        mapped,
                        Problem.of(ProblemCode.PROTECTION_UNFIT, backOffice.toString(), "reason", e.reason())
                                .with("format", message.format())
                                .with(
                                        "protection",
                                        profiles.apply(backOffice).protection().id()));
            } catch (IOException e) {
                throw new UncheckedIOException("a protected message cannot be stored", e);
            }
        }
        return new Step.Next<>(new Protected(mapped, deliveries, stored, trail));
    }

    /** Ends processing: everything the stages found and made becomes true at once. */
    public void plan(Protected ready) {
        var opened = ready.mapped().routed().valid().opened();
        var competent = ready.mapped().routed().competent();
        journal.under(opened.recorded().lease(), work -> {
            Instant now = clock.instant();
            ready.trail().writeTo(work);
            MappingPackage mappingPackage = ready.mapped().routed().valid().mappingPackage();
            work.pin(mappingPackage.version());
            work.due(mappingPackage
                    .policy()
                    .deadlines()
                    .from(Objects.requireNonNull(opened.recorded().submission().receivedAt())));
            sealOpened(work, opened.content());
            ready.stored().forEach(payload -> work.seal(payload.id()));
            work.assign(competent.competent(), competent.performing());
            for (NewDelivery delivery : ready.deliveries()) {
                work.plan(delivery, now);
                work.schedule(NewTask.delivery(delivery.id(), Lanes.delivery(delivery.backOffice()), now));
            }
            work.state(SubmissionState.DELIVERING, List.of());
            work.finish();
            return work;
        });
    }

    private static void sealOpened(Work work, Opening.Opened content) {
        work.seal(content.metadata().id());
        work.seal(content.data().id());
        content.attachments()
                .forEach(attachment -> work.seal(attachment.content().id()));
    }

    private PayloadRef protect(
            Mapped mapped,
            MappedMessage message,
            BackOfficeKey backOffice,
            List<NewDelivery> deliveries,
            List<PayloadRef> stored)
            throws IOException {
        Profile profile = profiles.apply(backOffice);
        SubmissionId submission =
                mapped.routed().valid().opened().recorded().submission().id();
        List<Opening.Attachment> attachments =
                mapped.routed().valid().opened().content().attachments();
        Packaging packaging = message.packaging();
        PayloadRef clear = payloads.store(
                submission,
                PayloadKind.MAPPED,
                message.target(),
                packaging == null
                        ? out -> out.write(message.bytes().toByteArray())
                        : out -> new XdomeaZip(payloads, attachments).write(message, packaging, out));
        stored.add(clear);
        PayloadRef sealed = payloads.store(submission, PayloadKind.PROTECTED, message.target(), out -> {
            try (InputStream in = payloads.read(clear.id())) {
                profile.message(in, out);
            }
        });
        stored.add(sealed);
        var parts = new ArrayList<NewDelivery.Part>();
        for (Opening.Attachment attachment : attachments) {
            if (isPacked(attachment, packaging)) {
                continue;
            }
            PayloadRef leaving = profile.coversAttachments()
                    ? protectAttachment(submission, message.target(), attachment, profile, stored)
                    : attachment.content();
            parts.add(new NewDelivery.Part(attachment.id(), attachment.mediaType(), leaving.sha256(), leaving.id()));
        }
        for (MappedMessage.Enclosure enclosure : message.enclosures()) {
            PayloadRef leaving = protectEnclosure(submission, message.target(), enclosure, profile);
            stored.add(leaving);
            parts.add(new NewDelivery.Part(enclosure.name(), enclosure.mediaType(), leaving.sha256(), leaving.id()));
        }
        var digests = new LinkedHashMap<String, String>();
        parts.forEach(part -> digests.put(part.id(), part.sha256()));
        deliveries.add(new NewDelivery(
                Ids.delivery(),
                backOffice,
                message.target(),
                packaging == null
                        ? new MessageForm(message.format(), message.mediaType(), null)
                        : new MessageForm(message.format(), "application/zip", packaging.name() + ".zip"),
                profile.protection(),
                HandoverDigest.of(sealed.sha256(), digests),
                message.mustConfirm(),
                sealed.id(),
                parts));
        return sealed;
    }

    /** Whether it leaves inside the package; whatever the message does not name travels beside it. */
    private static boolean isPacked(Opening.Attachment attachment, @Nullable Packaging packaging) {
        return packaging != null
                && packaging.documents().stream()
                        .anyMatch(document -> document.attachment().equals(attachment.id()));
    }

    /** What the package makes beside the message travels as an attachment does. */
    private PayloadRef protectEnclosure(
            SubmissionId submission, String target, MappedMessage.Enclosure enclosure, Profile profile)
            throws IOException {
        String part = target + ":enclosure:" + enclosure.name();
        return payloads.store(submission, PayloadKind.PROTECTED, part, out -> {
            try (InputStream in = enclosure.bytes().open()) {
                if (profile.coversAttachments()) {
                    profile.attachment(in, out);
                } else {
                    in.transferTo(out);
                }
            }
        });
    }

    private PayloadRef protectAttachment(
            SubmissionId submission,
            String target,
            Opening.Attachment attachment,
            Profile profile,
            List<PayloadRef> stored)
            throws IOException {
        String part = target + ":attachment:" + attachment.id();
        PayloadRef sealed = payloads.store(submission, PayloadKind.PROTECTED, part, out -> {
            try (InputStream in = payloads.read(attachment.content().id())) {
                profile.attachment(in, out);
            }
        });
        stored.add(sealed);
        return sealed;
    }

    private static Problem tooLarge(BackOfficeKey backOffice, long bytes, long limit) {
        return Problem.of(ProblemCode.HANDOVER_TOO_LARGE, backOffice.toString(), "bytes", bytes)
                .with("limit", limit);
    }

    private static Step<Protected> stop(Mapped mapped, Problem problem) {
        var lease = mapped.routed().valid().opened().recorded().lease();
        return new Step.Stop<>(
                new Stopped(lease, Stage.PROTECTION, Stopped.End.PERSON, List.of(problem), mapped.trail()));
    }
}
