package de.ozghub.xoev.library;

import java.io.Serial;

/** A package of the library that cannot be used; the message names file, address or line, and what to do. */
public final class SchemaFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SchemaFault(String message) {
        super(message);
    }

    SchemaFault(String message, Throwable cause) {
        super(message, cause);
    }
}
