package de.ozghub.app.protection;

import de.ozghub.core.backoffice.Protection;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.xmldsig.XmlSignatureRefused;
import de.ozghub.crypto.xmldsig.XmlSignatures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** An enveloped XML signature; attachments leave as they are, bound by their digest inside the signed message. */
public record XmlSignatureProfile(XmlSignatures signatures, SigningKey signer) implements Profile {

    @Override
    public Protection protection() {
        return Protection.XMLDSIG;
    }

    @Override
    public long maxMessageBytes() {
        return HELD_IN_MEMORY;
    }

    @Override
    public boolean coversAttachments() {
        return false;
    }

    @Override
    public void message(InputStream mapped, OutputStream out) throws IOException {
        try {
            out.write(signatures.signEnveloped(mapped.readAllBytes(), signer));
        } catch (XmlSignatureRefused e) {
            throw new ProtectionUnfit(e);
        }
    }

    @Override
    public void attachment(InputStream opened, OutputStream out) throws IOException {
        opened.transferTo(out);
    }
}
