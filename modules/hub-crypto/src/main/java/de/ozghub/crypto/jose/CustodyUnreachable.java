package de.ozghub.crypto.jose;

import java.io.IOException;

/**
 * The holder of a private key could not be asked. Passes: whatever needed the key is done again later, and nobody is told
 * that a submission was wrong. The message names the holder and never key material.
 */
public final class CustodyUnreachable extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param holder as the configuration calls it, with what it said */
    public CustodyUnreachable(String holder, Throwable cause) {
        super("%s cannot be used now".formatted(holder), cause);
    }
}
