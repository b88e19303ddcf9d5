package de.ozghub.crypto.token;

import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/**
 * A PKCS#11 device of an authority, through the JDK's SunPKCS11. Signs in when a key is first needed and again after the
 * device was away; a PIN the device has refused once is never tried again by this object, because a device locks itself
 * after a few wrong ones. Thread-safe; one object a device and process.
 */
public final class Pkcs11Token {

    private final String name;
    private final Slot slot;
    private final char[] pin;
    private @Nullable Provider provider;
    private @Nullable KeyStore keys;
    private @Nullable TokenUnusable refused;

    /**
     * Where a device is.
     *
     * @param library the vendor's PKCS#11 library, absolute
     * @param id number of the slot as the library states it
     */
    public record Slot(Path library, int id) {

        /** @throws IllegalArgumentException if the path holds what the settings of the provider cannot */
        public Slot {
            if (library.toString().chars().anyMatch(c -> c == '"' || Character.isISOControl(c))) {
                throw new IllegalArgumentException("the path of a PKCS#11 library has no quotes or control characters");
            }
        }
    }

    /**
     * Touches nothing yet.
     *
     * @param name for people
     */
    public Pkcs11Token(String name, Slot slot, char[] pin) {
        this.name = name;
        this.slot = slot;
        this.pin = pin.clone();
    }

    public String name() {
        return name;
    }

    /**
     * The key under a label: its certificate bears the label, the key the same CKA_ID.
     *
     * @throws TokenUnusable if the device cannot be reached, refuses the PIN, or holds no such RSA key with a certificate
     */
    public PrivateJwk key(String label, JwkUse use) {
        try {
            var entry = entry(label);
            var chain = Arrays.stream(entry.getCertificateChain())
                    .map(X509Certificate.class::cast)
                    .toList();
            return PrivateJwk.heldBy(new TokenKey(this, label, modulus(chain)), use, chain);
        } catch (IllegalArgumentException e) {
            throw new TokenUnusable(name, "holds under %s no RSA key; FIT-Connect takes RSA only".formatted(label), e);
        }
    }

    private static BigInteger modulus(List<X509Certificate> chain) {
        if (chain.getFirst().getPublicKey() instanceof RSAPublicKey half) {
            return half.getModulus();
        }
        throw new IllegalArgumentException("not RSA");
    }

    /** @throws TokenUnusable as {@link #key} */
    PrivateKey privateKey(String label) {
        return entry(label).getPrivateKey();
    }

    /** @throws TokenUnusable as {@link #key} */
    Provider provider() {
        open();
        var open = provider;
        if (open == null) {
            throw new IllegalStateException("an open token has a provider");
        }
        return open;
    }

    /** Lets the next use sign in anew. */
    synchronized void forget() {
        keys = null;
    }

    /** Ends the session, as a device does that restarts. */
    synchronized void signOut() throws LoginException {
        if (provider instanceof AuthProvider session) {
            session.logout();
        }
    }

    private KeyStore.PrivateKeyEntry entry(String label) {
        try {
            if (open().getEntry(label, null) instanceof KeyStore.PrivateKeyEntry entry) {
                return entry;
            }
        } catch (GeneralSecurityException | ProviderException e) {
            throw new TokenUnusable(name, "cannot read its key %s".formatted(label), e);
        }
        throw new TokenUnusable(
                name,
                "holds no key %s with a certificate: the certificate bears this label, key and certificate the same CKA_ID"
                        .formatted(label),
                null);
    }

    private synchronized KeyStore open() {
        if (refused != null) {
            throw refused;
        }
        var open = keys;
        if (open == null) {
            open = signIn();
            keys = open;
        }
        return open;
    }

    private KeyStore signIn() {
        try {
            var ready = provider == null ? configured() : provider;
            provider = ready;
            var store = KeyStore.getInstance("PKCS11", ready);
            store.load(null, pin);
            return store;
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                refused = new TokenUnusable(
                        name,
                        "refuses its PIN; it is not tried again before a restart, so that the device is not locked",
                        e);
                throw refused;
            }
            throw new TokenUnusable(name, "cannot be read", e);
        } catch (GeneralSecurityException | ProviderException | InvalidParameterException e) {
            throw new TokenUnusable(name, "does not answer in slot %d of %s".formatted(slot.id(), slot.library()), e);
        }
    }

    private Provider configured() {
        if (!Files.isRegularFile(slot.library())) {
            throw new TokenUnusable(
                    name, "has no library %s; install the device's PKCS#11 library".formatted(slot.library()), null);
        }
        var settings = "--name=%s%nlibrary=\"%s\"%nslot=%d%n".formatted(name, slot.library(), slot.id());
        return Security.getProvider("SunPKCS11").configure(settings);
    }

    /** Without the PIN. */
    @Override
    public String toString() {
        return "Pkcs11Token[%s, %s]".formatted(name, slot);
    }
}
