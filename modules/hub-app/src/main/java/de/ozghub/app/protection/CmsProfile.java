package de.ozghub.app.protection;

import de.ozghub.core.backoffice.Protection;
import de.ozghub.crypto.cms.CmsProtection;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** CMS: the message signed then enveloped, attachments enveloped; the signed message binds them by their digest. */
public record CmsProfile(CmsProtection cms, SigningKey signer, Recipient recipient) implements Profile {

    @Override
    public Protection protection() {
        return Protection.CMS;
    }

    @Override
    public boolean coversAttachments() {
        return true;
    }

    @Override
    public void message(InputStream mapped, OutputStream out) throws IOException {
        cms.signedThenEnveloped(mapped, signer, recipient, out);
    }

    @Override
    public void attachment(InputStream opened, OutputStream out) throws IOException {
        cms.enveloped(opened, recipient, out);
    }
}
