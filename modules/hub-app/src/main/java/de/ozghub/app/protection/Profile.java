package de.ozghub.app.protection;

import de.ozghub.core.backoffice.Protection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How messages to one back office are protected. Thread-safe; bytes are made once and never again for a delivery. */
public interface Profile {

    Protection protection();

    /** Largest message of a profile that holds it in memory, several times over. */
    long HELD_IN_MEMORY = 32L << 20;

    /** Largest message in bytes; attachments are not counted. */
    default long maxMessageBytes() {
        return Long.MAX_VALUE;
    }

    /** Whether attachments are changed too; if not, the opened ones leave as they are. */
    boolean coversAttachments();

    /**
     * Writes the protected message.
     *
     * @throws de.ozghub.crypto.keys.KeyUnusable if signer or receiver key is expired, not yet valid or too weak
     * @throws ProtectionUnfit if the profile cannot protect such a message
     */
    void message(InputStream mapped, OutputStream out) throws IOException;

    /** Writes a protected attachment; called only if {@link #coversAttachments()}. */
    void attachment(InputStream opened, OutputStream out) throws IOException;
}
