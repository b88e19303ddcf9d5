package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.backoffice.BackOfficesConfig.Office;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How a back office opens what it gets. Thread-safe. */
interface Seal {

    int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    /** The message in clear. */
    byte[] openMessage(Part message) throws Unverified, IOException;

    /** Checks an attachment; nothing of it is kept. */
    void checkAttachment(Part attachment) throws Unverified, IOException;

    /** The seal of a back office, with its keys read from their files. */
    static Seal of(Office office) {
        try {
            return switch (office.sealing()) {
                case none -> new NoSeal();
                case cms -> new CmsSeal(privateKey(required(office, office.privateKey(), "privateKey")), hub(office));
                case xmldsig -> new XmlSignatureSeal(hub(office), false);
                case xades -> new XmlSignatureSeal(hub(office), true);
                case jose -> new JoseSeal(privateKey(required(office, office.privateKey(), "privateKey")), hub(office));
            };
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("Back office " + office.key() + ": a key file cannot be read", e);
        }
    }

    private static X509Certificate hub(Office office) throws IOException, GeneralSecurityException {
        return certificate(required(office, office.hubCertificate(), "hubCertificate"));
    }

    private static Path required(Office office, @Nullable Path path, String name) {
        if (path == null) {
            throw new IllegalArgumentException("Back office " + office.key() + ": " + name + " is missing");
        }
        return path;
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        var base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        } catch (InvalidKeySpecException e) {
            return KeyFactory.getInstance("EC").generatePrivate(encoded);
        }
    }

    static byte[] bytes(Part part) throws Unverified, IOException {
        if (part.length() > MAX_MESSAGE_BYTES) {
            throw new Unverified("The message is too large");
        }
        try (var in = part.source().open()) {
            return in.readAllBytes();
        }
    }

    /** Neither signed nor encrypted. */
    final class NoSeal implements Seal {

        @Override
        public byte[] openMessage(Part message) throws Unverified, IOException {
            return bytes(message);
        }

        @Override
        public void checkAttachment(Part attachment) {}
    }
}
