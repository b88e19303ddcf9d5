package de.ozghub.backoffice.folder;

import de.ozghub.core.backoffice.Content;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.HandoverDigest;
import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A hand-over in the making: a hidden directory in the same folder, until it appears under its key. Each attempt has a
 * directory of its own, so that a node that stalled and came back touches nothing but what it wrote itself.
 */
final class Preparation {

    static final String PREFIX = ".part-";

    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    private final Path folder;
    private final Handover handover;
    private final BackOfficeKey backOffice;
    private final Mark mark;
    private final Path directory;

    /** One attempt to hand over under a key. */
    record Mark(DeliveryId key, UUID attempt) {

        private static final int UUID_LENGTH = 36;

        static Mark of(DeliveryId key) {
            return new Mark(key, UUID.randomUUID());
        }

        /** @throws IllegalArgumentException if the directory is none of an attempt */
        static Mark in(Path directory) {
            String name = directory.getFileName().toString().substring(PREFIX.length());
            if (name.length() != 2 * UUID_LENGTH + 1) {
                throw new IllegalArgumentException("no directory of an attempt");
            }
            return new Mark(
                    DeliveryId.of(name.substring(0, UUID_LENGTH)), UUID.fromString(name.substring(UUID_LENGTH + 1)));
        }

        /** Where the attempt prepares in the folder of the back office. */
        Path place(Path folder) {
            return folder.resolve(PREFIX + key + "-" + attempt);
        }
    }

    Preparation(Path folder, Handover handover, BackOfficeKey backOffice) {
        this.folder = folder;
        this.handover = handover;
        this.backOffice = backOffice;
        this.mark = Mark.of(handover.key());
        this.directory = mark.place(folder);
    }

    Mark mark() {
        return mark;
    }

    /** Removes what this attempt wrote. */
    void clear() throws IOException {
        DurableFiles.remove(directory);
    }

    /**
     * Writes and syncs every file.
     *
     * @throws ContentFault if the content cannot be read or differs from the digest of the hand-over
     * @throws IOException if the folder does not take it
     */
    void write() throws IOException {
        Files.createDirectory(directory);
        var manifest = new Manifest(handover, backOffice);
        String messageFile = messageFile();
        DurableFiles.Written message = write(messageFile, handover.message());
        manifest.add(messageFile, message);
        var digests = new LinkedHashMap<String, String>();
        if (!handover.attachments().isEmpty()) {
            Files.createDirectory(directory.resolve("attachments"));
        }
        for (int i = 0; i < handover.attachments().size(); i++) {
            Handover.Attachment attachment = handover.attachments().get(i);
            String path = "attachments/" + fileName(attachment, i + 1);
            DurableFiles.Written written = write(path, attachment.content());
            digests.put(attachment.id(), written.sha256());
            manifest.add(path, written);
        }
        if (!HandoverDigest.of(message.sha256(), digests).equals(handover.digest())) {
            throw new ContentFault("the content differs from the digest of the hand-over");
        }
        DurableFiles.write(directory.resolve(Manifest.FILE), new ByteArrayInputStream(manifest.bytes()));
        if (!handover.attachments().isEmpty()) {
            DurableFiles.sync(directory.resolve("attachments"));
        }
        DurableFiles.sync(directory);
        // Before anything is noted: a note without this directory means that it was handed over.
        DurableFiles.sync(folder);
    }

    /** Gives the directory its key as name, at once. @throws IOException also if another attempt has appeared under the key */
    void appear() throws IOException {
        Files.move(directory, folder.resolve(handover.key().toString()), StandardCopyOption.ATOMIC_MOVE);
    }

    private String messageFile() {
        String plain = handover.form().file();
        String stem = plain.substring(0, plain.lastIndexOf('.'));
        return isReadable() ? plain : stem + sealedEnding();
    }

    /** Ids are made by channels; one that is no plain name becomes a number. The ending follows from the type alone. */
    private String fileName(Handover.Attachment attachment, int number) {
        String name = SAFE_NAME.matcher(attachment.id()).matches() ? attachment.id() : "part.%03d".formatted(number);
        return name + (isReadable() ? MessageForm.ending(attachment.mediaType(), "") : sealedEnding());
    }

    private boolean isReadable() {
        return sealedEnding().isEmpty();
    }

    /** Ending of what only the receiver can open. */
    private String sealedEnding() {
        return switch (handover.protection()) {
            case NONE, XMLDSIG, XADES -> "";
            case CMS -> ".p7m";
            case JOSE -> ".jwe";
        };
    }

    private DurableFiles.Written write(String path, Content content) throws IOException {
        try (InputStream in = new OurContent(content)) {
            return DurableFiles.write(directory.resolve(path), in);
        }
    }

    /** Tells a fault of our own content from one of the folder. */
    private static final class OurContent extends FilterInputStream {

        OurContent(Content content) throws ContentFault {
            super(open(content));
        }

        private static InputStream open(Content content) throws ContentFault {
            try {
                return content.open();
            } catch (IOException e) {
                throw new ContentFault("the content cannot be opened", e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                throw new ContentFault("the content cannot be read", e);
            }
        }
    }
}
