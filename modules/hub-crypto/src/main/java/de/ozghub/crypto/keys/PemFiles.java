package de.ozghub.crypto.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Keys and certificates in PEM files. Every fault names the file and says what to do; nothing of it is shown. */
public final class PemFiles {

    private PemFiles() {}

    /**
     * Reads an unencrypted PKCS#8 private key, RSA or EC.
     *
     * @throws KeyFileUnusable if the file is missing, open to others than its owner, or holds no such key
     */
    public static PrivateKey privateKey(Path file) {
        var text = new String(SecretFile.read(file), ISO_8859_1);
        for (var kind : new String[] {"RSA", "EC"}) {
            if (text.contains("-----BEGIN " + kind + " PRIVATE KEY-----")) {
                throw new KeyFileUnusable(
                        file, "is in the old PKCS#1/SEC1 form; convert it: openssl pkcs8 -topk8 -nocrypt");
            }
        }
        if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
            throw new KeyFileUnusable(file, "is encrypted by a pass phrase; convert it: openssl pkcs8 -topk8 -nocrypt");
        }
        var spec = new PKCS8EncodedKeySpec(block(file, Pem.PRIVATE_KEY, text));
        for (var algorithm : new String[] {"RSA", "EC"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                // The next algorithm has its turn; without the cause, which may tell of the key.
            }
        }
        throw new KeyFileUnusable(file, "holds neither an RSA nor an EC private key");
    }

    /**
     * Reads the first certificate of a file.
     *
     * @throws KeyFileUnusable if the file is missing or holds no certificate
     */
    public static X509Certificate certificate(Path file) {
        try {
            var text = Files.readString(file, ISO_8859_1);
            return certificate(block(file, Pem.CERTIFICATE, text));
        } catch (IOException e) {
            throw new KeyFileUnusable(file, "cannot be read: check that it exists", e);
        } catch (CertificateException e) {
            throw new KeyFileUnusable(file, "holds no readable certificate", e);
        }
    }

    /**
     * Reads all certificates of a file in their order.
     *
     * @throws KeyFileUnusable if the file is missing or holds no certificate
     */
    public static List<X509Certificate> certificates(Path file) {
        try {
            var chain = KeyFiles.chain(file, Files.readString(file, ISO_8859_1));
            if (chain.isEmpty()) {
                throw new KeyFileUnusable(file, "holds no certificate");
            }
            return chain;
        } catch (IOException e) {
            throw new KeyFileUnusable(file, "cannot be read: check that it exists", e);
        }
    }

    /**
     * Reads a private key and its certificate.
     *
     * @param name how people know the key
     * @throws KeyFileUnusable if one cannot be read, or they do not belong together
     */
    public static SigningKey signingKey(String name, Path privateKey, Path certificate) {
        var key = privateKey(privateKey);
        var itsCertificate = certificate(certificate);
        try {
            return new SigningKey(name, key, itsCertificate);
        } catch (IllegalArgumentException e) {
            throw new KeyFileUnusable(privateKey, "does not belong to certificate " + certificate, e);
        }
    }

    /**
     * Writes a new pair; the private key atomically and with mode 0600.
     *
     * @throws KeyFileUnusable if one of the files exists or cannot be written
     */
    public static void create(Path privateKey, Path certificate, PemPair pair) {
        if (Files.exists(certificate)) {
            throw new KeyFileUnusable(certificate, "exists already and is not overwritten; choose another name");
        }
        SecretFile.create(privateKey, pair.privateKey().getBytes(US_ASCII));
        try {
            Files.writeString(certificate, pair.certificate(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new KeyFileUnusable(certificate, "cannot be written", e);
        }
    }

    static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] block(Path file, String label, String text) {
        try {
            return Pem.read(label, text)
                    .orElseThrow(() -> new KeyFileUnusable(file, "has no block -----BEGIN " + label + "-----"));
        } catch (IllegalArgumentException e) {
            throw new KeyFileUnusable(file, String.valueOf(e.getMessage()));
        }
    }
}
