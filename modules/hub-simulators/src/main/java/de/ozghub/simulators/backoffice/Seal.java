package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.backoffice.BackOfficesConfig.Office;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
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
                case cms ->
                    new CmsSeal(PemFiles.privateKey(required(office, office.privateKey(), "privateKey")), hub(office));
                case xmldsig -> new XmlSignatureSeal(hub(office), false);
                case xades -> new XmlSignatureSeal(hub(office), true);
                case jose ->
                    new JoseSeal(PemFiles.privateKey(required(office, office.privateKey(), "privateKey")), hub(office));
            };
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("Back office " + office.key() + ": a key file cannot be read", e);
        }
    }

    private static X509Certificate hub(Office office) throws IOException, GeneralSecurityException {
        return PemFiles.certificate(required(office, office.hubCertificate(), "hubCertificate"));
    }

    private static Path required(Office office, @Nullable Path path, String name) {
        if (path == null) {
            throw new IllegalArgumentException("Back office " + office.key() + ": " + name + " is missing");
        }
        return path;
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
