package de.ozghub.crypto.token;

import de.ozghub.crypto.jose.CustodyUnreachable;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.keys.KeyGeneration;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.security.auth.login.LoginException;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A PKCS#11 device of an authority, through the JDK's SunPKCS11. Signs in when a key is first needed and again after the
 * device was away; a PIN the device has refused once is never tried again by this object, because a device locks itself
 * after a few wrong ones. Thread-safe; one object a device and process.
 */
public final class Pkcs11Token {

    private static final int BITS = 4096;

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

    /**
     * Makes an RSA-4096 key that never leaves the device, with a self-signed certificate under the label until {@link
     * #certify} brings the issued one.
     *
     * @param owner in the certificate and its request: who is to be certified
     * @return the request for a certificate, PKCS#10 in PEM
     * @throws TokenUnusable if the device cannot be reached, refuses the PIN, makes no such keys, or has something under the
     *     label or a certificate with the same subject already
     */
    public String generate(String label, Owner owner, KeyGeneration generation) {
        var store = open();
        try {
            if (store.containsAlias(label)) {
                throw new TokenUnusable(name, "holds something under %s already".formatted(label), null);
            }
            var generator = KeyPairGenerator.getInstance("RSA", provider());
            generator.initialize(new RSAKeyGenParameterSpec(BITS, RSAKeyGenParameterSpec.F4));
            var pair = generator.generateKeyPair();
            var requested = generation.requested(
                    (RSAPublicKey) pair.getPublic(),
                    new NewKey(pair.getPrivate(), provider()),
                    owner.commonName(),
                    owner.organisation(),
                    owner.validity());
            requireUnused(store, requested.selfSigned().getSubjectX500Principal());
            store.setKeyEntry(label, pair.getPrivate(), null, new Certificate[] {requested.selfSigned()});
            return requested.request();
        } catch (GeneralSecurityException | ProviderException | CustodyUnreachable e) {
            throw new TokenUnusable(name, "cannot make the key %s".formatted(label), e);
        }
    }

    /** Of two certificates with one subject SunPKCS11 would not take away the one that is replaced. */
    private void requireUnused(KeyStore store, X500Principal subject) throws KeyStoreException {
        for (var alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate other
                    && other.getSubjectX500Principal().equals(subject)) {
                throw new TokenUnusable(
                        name,
                        "holds a certificate of %s under %s already; name the new key differently"
                                .formatted(subject, alias),
                        null);
            }
        }
    }

    /** What a new key is certified for; the self-signed certificate lasts so long. */
    public record Owner(String commonName, String organisation, Duration validity) {}

    /**
     * Puts the chain a certification authority issued beside its key; the key stays the same.
     *
     * @param chain leaf first
     * @throws TokenUnusable as {@link #key}, or if the device does not take the chain
     * @throws IllegalArgumentException if the leaf certifies another key
     */
    public void certify(String label, List<X509Certificate> chain) {
        var own = entry(label).getCertificate().getPublicKey();
        if (chain.isEmpty() || !own.equals(chain.getFirst().getPublicKey())) {
            throw new IllegalArgumentException("the certificate is not that of key %s".formatted(label));
        }
        try {
            open().setKeyEntry(label, privateKey(label), null, chain.toArray(Certificate[]::new));
        } catch (GeneralSecurityException | ProviderException e) {
            throw new TokenUnusable(name, "does not take the certificate of %s".formatted(label), e);
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
        // The attributes are those of new keys; what lies in the device already stays as it is.
        var settings = """
                --name=%s
                library="%s"
                slot=%d
                attributes(generate,CKO_PRIVATE_KEY,CKK_RSA) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_DECRYPT = true
                  CKA_SIGN = true
                }
                """.formatted(name, slot.library(), slot.id());
        return Security.getProvider("SunPKCS11").configure(settings);
    }

    /** Without the PIN. */
    @Override
    public String toString() {
        return "Pkcs11Token[%s, %s]".formatted(name, slot);
    }
}
