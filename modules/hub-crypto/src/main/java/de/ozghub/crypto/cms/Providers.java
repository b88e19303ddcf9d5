package de.ozghub.crypto.cms;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Who does what: Bouncy Castle where CMS needs it and never installed, the JDK for bulk. */
final class Providers {

    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    static final Provider BULK = bulk();

    private Providers() {}

    private static Provider bulk() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding").getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime lacks AES-GCM", e);
        }
    }
}
