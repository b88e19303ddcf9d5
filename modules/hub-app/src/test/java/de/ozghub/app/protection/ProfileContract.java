package de.ozghub.app.protection;

import de.ozghub.testkit.protection.ProtectionContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The contract for a profile as the stage of protection uses it. */
interface ProfileContract extends ProtectionContract {

    Profile profile();

    @Override
    default byte[] protect(byte[] message) throws IOException {
        var out = new ByteArrayOutputStream();
        profile().message(new ByteArrayInputStream(message), out);
        return out.toByteArray();
    }

    @Override
    default byte[] protectAttachment(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        profile().attachment(new ByteArrayInputStream(content), out);
        return out.toByteArray();
    }

    @Override
    default boolean encrypts() {
        return profile().coversAttachments();
    }
}
