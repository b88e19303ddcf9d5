package de.ozghub.app.delivery;

import de.ozghub.core.backoffice.Content;
import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.PayloadId;
import java.io.IOException;
import java.io.InputStream;

/** A stored payload as content of a hand-over; decrypted while it is read. */
record StoredContent(Payloads payloads, PayloadId id, long bytes) implements Content {

    @Override
    public InputStream open() throws IOException {
        return payloads.read(id);
    }
}
