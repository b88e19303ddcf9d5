package de.ozghub.app.protection;

import de.ozghub.core.backoffice.Protection;
import de.ozghub.crypto.jose.JoseProtection;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** JWS inside JWE; attachments are JWEs, and the signed message binds them by their digest. */
public record JoseProfile(JoseProtection jose, SigningKey signer, Recipient recipient) implements Profile {

    /** What is inside is told beside it: the hand-over names format and media types. */
    private static final String BYTES = "application/octet-stream";

    @Override
    public Protection protection() {
        return Protection.JOSE;
    }

    @Override
    public long maxMessageBytes() {
        return HELD_IN_MEMORY;
    }

    @Override
    public boolean coversAttachments() {
        return true;
    }

    @Override
    public void message(InputStream mapped, OutputStream out) throws IOException {
        jose.signedThenEncrypted(mapped.readAllBytes(), BYTES, signer, recipient, out);
    }

    @Override
    public void attachment(InputStream opened, OutputStream out) throws IOException {
        jose.encrypted(opened, BYTES, recipient, out);
    }
}
