package de.ozghub.attachments;

import java.io.IOException;

/** Unpacking stopped at a limit; the message names it. */
final class Expands extends IOException {

    private static final long serialVersionUID = 1L;

    Expands(String limit) {
        super(limit);
    }
}
