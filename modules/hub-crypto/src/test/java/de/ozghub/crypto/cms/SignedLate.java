package de.ozghub.crypto.cms;

import de.ozghub.crypto.keys.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;

/** A signature the hub itself would refuse to make: at an instant its certificate is not in force. */
final class SignedLate {

    private SignedLate() {}

    static byte[] by(SigningKey key, Instant at, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var signature = CmsSigning.open(key, at, out)) {
            signature.write(content);
        }
        return out.toByteArray();
    }
}
