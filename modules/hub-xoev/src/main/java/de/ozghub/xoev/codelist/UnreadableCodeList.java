package de.ozghub.xoev.codelist;

import java.io.Serial;

/** A file that is not a code list in genericode 1.0. */
public final class UnreadableCodeList extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableCodeList(String message) {
        super(message);
    }

    UnreadableCodeList(String message, Throwable cause) {
        super(message, cause);
    }
}
