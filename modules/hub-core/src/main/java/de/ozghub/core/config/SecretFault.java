package de.ozghub.core.config;

/** A secret or certificate cannot be used; names the reference and the reason, never the value. */
public final class SecretFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretFault(Object reference, String reason) {
        super(reference + ": " + reason);
    }
}
