package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.backoffice.BackOfficesConfig.Office;
import de.ozghub.simulators.backoffice.CaseRegister.Taken;
import de.ozghub.simulators.store.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk of one back office: checks a hand-over whole, then takes it. */
final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern ARS = Pattern.compile("[0-9]{12}");

    private final Office office;
    private final Seal seal;
    private final CaseRegister register;
    private final Optional<Path> messages;

    /** @param messages folder opened messages are kept in; empty: they are not kept */
    Desk(Office office, CaseRegister register, Optional<Path> messages) {
        this.office = office;
        this.seal = Seal.of(office);
        this.register = register;
        this.messages = messages;
    }

    Office office() {
        return office;
    }

    Taken take(Submittal submittal) throws Refused, IOException {
        checkForm(submittal);
        checkDigests(submittal);
        byte[] clear = open(submittal);
        var fault = MessageForm.fault(clear, submittal.format());
        if (fault.isPresent()) {
            throw new Refused(Refused.Code.INVALID, fault.get());
        }
        if (messages.isPresent()) {
            DurableFiles.write(messages.get().resolve(submittal.key() + "." + MessageForm.ending(clear)), clear);
        }
        return register.take(office.key(), submittal);
    }

    Optional<CaseEntry.Made> find(String idempotencyKey) {
        return register.find(office.key(), idempotencyKey);
    }

    private void checkForm(Submittal submittal) throws Refused {
        if (!KEY.matcher(submittal.key()).matches()
                || !ARS.matcher(submittal.authority()).matches()) {
            throw new Refused(Refused.Code.INVALID, "Key or authority has not the form of the contract");
        }
        if (submittal.submissionId().isBlank()
                || submittal.service().isBlank()
                || !submittal.format().contains("#")) {
            throw new Refused(Refused.Code.INVALID, "Origin, service or format is missing");
        }
        if (!submittal.protection().equals(office.sealing().name())) {
            throw new Refused(Refused.Code.UNREADABLE, "The protection is not the one that was agreed");
        }
    }

    private static void checkDigests(Submittal submittal) throws Refused {
        for (var attachment : submittal.attachments()) {
            if (!attachment.part().sha256().equals(attachment.sha256())) {
                throw new Refused(Refused.Code.DIGEST_MISMATCH, "The digest of an attachment does not match");
            }
        }
        if (!digest(submittal.message(), submittal.attachments()).equals(submittal.digest())) {
            throw new Refused(Refused.Code.DIGEST_MISMATCH, "The digest of the hand-over does not match");
        }
    }

    /** The digest of a hand-over as the contract has it, over what arrived. */
    static String digest(Part message, List<Submittal.Attached> attachments) {
        var lines = new StringBuilder("message ").append(message.sha256()).append('\n');
        for (var attachment : attachments) {
            lines.append("attachment ")
                    .append(attachment.id())
                    .append(' ')
                    .append(attachment.part().sha256())
                    .append('\n');
        }
        byte[] digest = Part.sha256Digest().digest(lines.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private byte[] open(Submittal submittal) throws Refused, IOException {
        try {
            for (var attachment : submittal.attachments()) {
                seal.checkAttachment(attachment.part());
            }
            return seal.openMessage(submittal.message());
        } catch (Unverified e) {
            LOG.atWarn().setCause(e).addKeyValue("office", office.key()).log("Hand-over cannot be opened");
            throw new Refused(Refused.Code.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
