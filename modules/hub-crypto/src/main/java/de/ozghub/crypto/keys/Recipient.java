package de.ozghub.crypto.keys;

import java.security.cert.X509Certificate;

/**
 * For whom content is encrypted.
 *
 * @param name how people know the key, for example {@code remscheid-baugenehmigung-2026}
 * @param certificate RSA or EC; trusted because an operator configured it
 */
public record Recipient(String name, X509Certificate certificate) {

    /** Names the key only. */
    @Override
    public String toString() {
        return "Recipient[%s]".formatted(name);
    }
}
