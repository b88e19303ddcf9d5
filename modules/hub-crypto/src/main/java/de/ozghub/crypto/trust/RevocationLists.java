package de.ozghub.crypto.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;

/** Revocation lists in files (RFC 5280 §5), PEM or DER. */
public final class RevocationLists {

    private RevocationLists() {}

    /** @throws IllegalStateException naming the file, if it holds no readable list */
    public static X509CRL read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        } catch (IOException | CRLException | CertificateException e) {
            throw new IllegalStateException("%s holds no readable revocation list".formatted(file), e);
        }
    }
}
