package de.ozghub.backoffice.soap;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/** Key stores in memory, the one form TLS and WSS4J take keys in. */
final class KeyStores {

    private KeyStores() {}

    static KeyStore empty() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has PKCS#12 stores", e);
        }
    }

    static void add(KeyStore store, String alias, SoapCredentials.OwnKey key, String password) {
        try {
            store.setKeyEntry(
                    alias, key.privateKey(), password.toCharArray(), key.chain().toArray(X509Certificate[]::new));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be put into a store in memory", e);
        }
    }

    static void add(KeyStore store, String alias, X509Certificate certificate) {
        try {
            store.setCertificateEntry(alias, certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be put into a store in memory", e);
        }
    }

    static KeyStore of(List<X509Certificate> certificates) {
        var store = empty();
        for (int i = 0; i < certificates.size(); i++) {
            add(store, "anchor-" + i, certificates.get(i));
        }
        return store;
    }

    /** For a store that lives in memory only: the interface wants one, nobody has to know it. */
    static String password() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
