package de.ozghub.app.protection;

import de.ozghub.core.backoffice.Protection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** No protection of its own: hub and back office share one machine. */
public record PlainProfile() implements Profile {

    @Override
    public Protection protection() {
        return Protection.NONE;
    }

    @Override
    public boolean coversAttachments() {
        return false;
    }

    @Override
    public void message(InputStream mapped, OutputStream out) throws IOException {
        mapped.transferTo(out);
    }

    @Override
    public void attachment(InputStream opened, OutputStream out) throws IOException {
        opened.transferTo(out);
    }
}
