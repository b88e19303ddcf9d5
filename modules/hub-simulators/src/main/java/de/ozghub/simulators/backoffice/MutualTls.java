package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.backoffice.BackOfficesConfig.Tls;
import de.ozghub.simulators.web.WebServer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.UUID;

/** Reads the keys of the port with TLS. */
final class MutualTls {

    private MutualTls() {}

    /** @throws IllegalArgumentException when a file cannot be read or holds no key or certificate */
    static WebServer.Secured of(Tls terms) {
        var password = UUID.randomUUID().toString();
        try {
            var server = KeyStore.getInstance("PKCS12");
            server.load(null, null);
            server.setKeyEntry(
                    "server", PemFiles.privateKey(terms.privateKey()), password.toCharArray(), new Certificate[] {
                        PemFiles.certificate(terms.certificate())
                    });
            var clients = KeyStore.getInstance("PKCS12");
            clients.load(null, null);
            clients.setCertificateEntry("clients", PemFiles.certificate(terms.clients()));
            return new WebServer.Secured(terms.port(), server, password, clients);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("Back offices: a key file of the port with TLS cannot be read", e);
        }
    }
}
