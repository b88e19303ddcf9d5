package de.ozghub.backoffice.folder;

import java.io.IOException;

/** The content to hand over could not be read, or is not what its digest says; the folder is not to blame. */
final class ContentFault extends IOException {

    private static final long serialVersionUID = 1L;

    ContentFault(String message) {
        super(message);
    }

    ContentFault(String message, IOException cause) {
        super(message, cause);
    }
}
