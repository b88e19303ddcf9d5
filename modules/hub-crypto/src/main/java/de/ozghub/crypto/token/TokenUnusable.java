package de.ozghub.crypto.token;

import org.jspecify.annotations.Nullable;

/** A device or a key in it that cannot be used as configured; the message names it and what to do, never the PIN. */
public final class TokenUnusable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    TokenUnusable(String token, String fault, @Nullable Throwable cause) {
        super("Token %s %s".formatted(token, fault), cause);
    }
}
