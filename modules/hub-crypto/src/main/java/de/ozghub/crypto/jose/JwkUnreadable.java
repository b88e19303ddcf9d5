package de.ozghub.crypto.jose;

/** A text is no RSA key in JWK form. The message names the member at fault and never shows a value. */
public final class JwkUnreadable extends IllegalArgumentException {

    JwkUnreadable(IllegalArgumentException cause) {
        super("Unreadable JWK: " + cause.getMessage(), cause);
    }
}
