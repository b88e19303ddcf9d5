package de.ozghub.fitconnect;

import de.ozghub.core.journal.PayloadRef;
import de.ozghub.crypto.jose.Decrypted;

/** A part that was decrypted and found genuine, and where its plain bytes are. */
record OpenedPart(PayloadRef content, String sha512) {

    static OpenedPart of(PayloadRef content, Decrypted decrypted) {
        return new OpenedPart(content, decrypted.sha512Hex());
    }

    boolean isEmpty() {
        return content.bytes() == 0;
    }
}
