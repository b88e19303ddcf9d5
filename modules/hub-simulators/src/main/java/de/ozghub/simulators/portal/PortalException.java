package de.ozghub.simulators.portal;

import java.io.IOException;

/** The Zustelldienst refused, or gave something that must not be trusted. */
public final class PortalException extends IOException {

    private final int status;

    /** Something that must not be trusted; the text never holds content. */
    public PortalException(String text) {
        this(text, 0);
    }

    PortalException(String text, int status) {
        super(text);
        this.status = status;
    }

    PortalException(String text, Throwable cause) {
        super(text, cause);
        this.status = 0;
    }

    /** HTTP status of the refusal, or 0. */
    public int status() {
        return status;
    }
}
