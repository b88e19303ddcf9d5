package de.ozghub.core.backoffice;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read any number of times, each time as a new stream. */
public interface Content {

    /** Length in bytes. */
    long bytes();

    /**
     * Opens the bytes; the caller closes the stream.
     *
     * @throws IOException if the bytes cannot be read now
     */
    InputStream open() throws IOException;
}
