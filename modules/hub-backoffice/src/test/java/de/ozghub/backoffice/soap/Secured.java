package de.ozghub.backoffice.soap;

import de.ozghub.backoffice.soap.PeerSecurity.Demand;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.CertificateRef;
import de.ozghub.core.config.Login;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.SoapSecurity;
import de.ozghub.core.config.SoapSecurity.Tls;
import de.ozghub.core.config.SoapSecurity.WsSecurity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Terms and credentials of secured back offices that fit each other, as the configuration and its keys would give them. */
final class Secured {

    static final Duration TIMEOUT = Duration.ofSeconds(8);

    private static final SecretRef SECRET = SecretRef.of("file:secret");
    private static final CertificateRef CERTIFICATE = CertificateRef.of("file:certificate");

    private Secured() {}

    static SoapCredentials credentials(Demand demand) {
        var login = new SoapCredentials.Login(PeerSecurity.USER, PeerSecurity.PASSWORD);
        var signs = demand == Demand.SIGNATURE || demand == Demand.ENCRYPTION;
        return new SoapCredentials(
                Optional.empty(),
                List.of(),
                Optional.of(login),
                signs ? Optional.of(TestKeys.own(TestKeys.hub())) : Optional.empty(),
                demand == Demand.ENCRYPTION ? Optional.of(TestKeys.office().certificate()) : Optional.empty(),
                signs ? Optional.of(TestKeys.office().certificate()) : Optional.empty());
    }

    /** With the client's key and the one anchor, for mutual TLS. */
    static SoapCredentials overTls(SoapCredentials other) {
        return new SoapCredentials(
                Optional.of(TestKeys.own(TestKeys.client())),
                List.of(TestKeys.authority().certificate()),
                other.login(),
                other.signer(),
                other.recipient(),
                other.answers());
    }

    static BackOfficeTerms.Soap terms(URI url, SoapCredentials credentials, Tls.Version least) {
        var tls = "https".equals(url.getScheme())
                ? Optional.of(new Tls(Optional.of(CERTIFICATE), Optional.of(SECRET), least))
                : Optional.<Tls>empty();
        var messages = credentials.hasWsSecurity()
                ? Optional.of(new WsSecurity(
                        credentials.login().map(login -> new Login(login.user(), SECRET)),
                        credentials.signer().map(key -> SECRET),
                        credentials.recipient().map(key -> CERTIFICATE),
                        credentials.answers().map(key -> CERTIFICATE),
                        1))
                : Optional.<WsSecurity>empty();
        return SoapTerms.of(url, TIMEOUT, true, new SoapSecurity(tls, messages));
    }
}
