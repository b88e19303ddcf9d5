package de.ozghub.backoffice.soap;

import de.ozghub.core.config.SoapSecurity.Tls;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.cxf.configuration.jsse.TLSClientParameters;

/**
 * TLS towards one back office: names of hosts are always verified, only the configured anchors count where there are any.
 * TLS 1.2 and 1.3, or 1.3 alone; older versions are disabled by the Java runtime.
 */
final class TlsSetup {

    private TlsSetup() {}

    static TLSClientParameters parameters(Tls terms, SoapCredentials credentials) {
        var parameters = new TLSClientParameters();
        parameters.setDisableCNCheck(false);
        parameters.setSecureSocketProtocol(
                switch (terms.least()) {
                    case TLS_1_2 -> "TLS";
                    case TLS_1_3 -> "TLSv1.3";
                });
        try {
            if (!credentials.tlsAnchors().isEmpty()) {
                var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(KeyStores.of(credentials.tlsAnchors()));
                parameters.setTrustManagers(trust.getTrustManagers());
            }
            if (credentials.tlsKey().isPresent()) {
                var password = KeyStores.password();
                var store = KeyStores.empty();
                KeyStores.add(store, "own", credentials.tlsKey().get(), password);
                var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, password.toCharArray());
                parameters.setKeyManagers(keys.getKeyManagers());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keys for TLS cannot be used", e);
        }
        return parameters;
    }
}
