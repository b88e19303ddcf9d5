package de.ozghub.app.start;

import de.ozghub.backoffice.soap.SoapCredentials;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.CertificateRef;
import de.ozghub.core.config.Login;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.Secrets;
import de.ozghub.core.config.SoapSecurity.Tls;
import de.ozghub.core.config.SoapSecurity.WsSecurity;
import de.ozghub.crypto.keys.KeyFileUnusable;
import de.ozghub.crypto.keys.PemFiles;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Reads the keys for calls to SOAP back offices. */
record SoapKeys(Secrets secrets) {

    /**
     * @throws KeyFileUnusable if a key or certificate cannot be read or does not fit; the message names the file
     * @throws de.ozghub.core.config.SecretFault if the password cannot be read
     * @throws IllegalStateException if the keys do not do what they are configured for; the message says which
     */
    SoapCredentials of(BackOfficeTerms.Soap terms) {
        Optional<Tls> tls = terms.security().tls();
        Optional<WsSecurity> messages = terms.security().wsSecurity();
        try {
            return new SoapCredentials(
                    tls.flatMap(Tls::key).map(this::own),
                    tls.flatMap(Tls::trust).map(this::anchors).orElse(List.of()),
                    messages.flatMap(WsSecurity::login).map(this::login),
                    messages.flatMap(WsSecurity::signer).map(this::own),
                    messages.flatMap(WsSecurity::recipient).map(this::certificate),
                    messages.flatMap(WsSecurity::answers).map(this::certificate));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private SoapCredentials.Login login(Login login) {
        return new SoapCredentials.Login(
                login.user(), secrets.resolve(login.password()).text());
    }

    private SoapCredentials.OwnKey own(SecretRef reference) {
        return switch (reference) {
            case SecretRef.InFile file -> {
                Path path = secrets.path(file.path());
                var key = PemFiles.signingKey(file.path(), path, path);
                yield new SoapCredentials.OwnKey(key.privateKey(), PemFiles.certificates(path));
            }
            case SecretRef.InEnvironment variable ->
                throw new IllegalArgumentException(variable + " is no file; a key is read from a file only");
        };
    }

    private List<X509Certificate> anchors(CertificateRef reference) {
        return PemFiles.certificates(secrets.path(reference.path()));
    }

    private X509Certificate certificate(CertificateRef reference) {
        return PemFiles.certificate(secrets.path(reference.path()));
    }
}
