package de.ozghub.crypto.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.crypto.jose.JwkUnreadable;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Private keys of destinations in files of three kinds: JWK (a JSON object), PEM (PKCS#8 key and certificates in one file),
 * PKCS#12 ({@code .p12}, {@code .pfx}; its password in the file of the same name with {@code .password} behind it). Every
 * fault names the file and says what to do; nothing of it is shown.
 */
public final class KeyFiles {

    private KeyFiles() {}

    /**
     * Reads the one key of a file.
     *
     * @throws KeyFileUnusable if the file is missing, open to others than its owner, or holds no RSA key for this use
     */
    public static PrivateJwk read(Path file, JwkUse use) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".p12") || name.endsWith(".pfx")) {
            return pkcs12(file, use);
        }
        var text = new String(SecretFile.read(file), UTF_8);
        return text.contains("-----BEGIN ") ? pem(file, text, use) : jwk(file, text);
    }

    private static PrivateJwk jwk(Path file, String text) {
        try {
            return PrivateJwk.parse(text);
        } catch (JwkUnreadable e) {
            throw new KeyFileUnusable(file, "is neither a private RSA JWK nor PEM: " + e.getMessage());
        }
    }

    private static PrivateJwk pem(Path file, String text, JwkUse use) {
        if (!(PemFiles.privateKey(file) instanceof RSAPrivateCrtKey key)) {
            throw new KeyFileUnusable(file, "holds no RSA key; FIT-Connect takes RSA only");
        }
        return fitting(file, use, key, chain(file, text));
    }

    /** Certificates of a PEM text in their order; empty if there are none. */
    static List<X509Certificate> chain(Path file, String text) {
        var chain = new ArrayList<X509Certificate>();
        var begin = "-----BEGIN " + Pem.CERTIFICATE + "-----";
        for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
            try {
                var der = Pem.read(Pem.CERTIFICATE, text.substring(at)).orElseThrow();
                chain.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            } catch (CertificateException | IllegalArgumentException e) {
                throw new KeyFileUnusable(file, "holds a certificate that cannot be read");
            }
        }
        return chain;
    }

    private static PrivateJwk pkcs12(Path file, JwkUse use) {
        var passwordFile = file.resolveSibling(file.getFileName() + ".password");
        var password =
                new String(SecretFile.read(passwordFile), UTF_8).stripTrailing().toCharArray();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(SecretFile.read(file)), password);
            var aliases = store.aliases();
            PrivateJwk found = null;
            while (aliases.hasMoreElements()) {
                var alias = aliases.nextElement();
                if (store.getKey(alias, password) instanceof RSAPrivateCrtKey key) {
                    if (found != null) {
                        throw new KeyFileUnusable(file, "holds more than one key; give each a file of its own");
                    }
                    found = fitting(file, use, key, x509(store.getCertificateChain(alias)));
                }
            }
            if (found == null) {
                throw new KeyFileUnusable(file, "holds no RSA key; FIT-Connect takes RSA only");
            }
            return found;
        } catch (GeneralSecurityException | IOException e) {
            // Without the cause, which may tell of the content.
            throw new KeyFileUnusable(file, "is no PKCS#12 store that " + passwordFile + " opens");
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    private static List<X509Certificate> x509(Certificate[] chain) {
        return chain == null
                ? List.of()
                : Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    }

    private static PrivateJwk fitting(Path file, JwkUse use, RSAPrivateCrtKey key, List<X509Certificate> chain) {
        var jwk = PrivateJwk.of(use, key, chain);
        if (!chain.isEmpty() && !jwk.isCertifiedBy(chain.getFirst())) {
            throw new KeyFileUnusable(file, "holds a certificate of another key as its first one");
        }
        return jwk;
    }
}
