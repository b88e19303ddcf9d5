package de.ozghub.xoev.store;

import java.io.IOException;
import java.io.Serial;

/** Another process changes the library at this moment. */
public final class StoreBusy extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    StoreBusy(String message) {
        super(message);
    }
}
