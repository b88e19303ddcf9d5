package de.ozghub.backoffice.soap;

import de.ozghub.backoffice.soap.PeerSecurity.Demand;
import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.config.SoapSecurity.Tls.Version;
import de.ozghub.testkit.backoffice.AnsweringBackOfficeContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** The contract with everything on: mutual TLS, login, signature and encryption, both ways. */
class SealedBackOfficeContractTest implements AnsweringBackOfficeContract {

    private static final SoapTransport TRANSPORT = new SoapTransport();

    private final CxfPeer peer =
            new CxfPeer(PeerSecurity.demanding(Demand.ENCRYPTION, TestKeys.office(), TestKeys.hub(), TestKeys.office())
                    .over(new PeerSecurity.Tls(TestKeys.server("127.0.0.1"), TestKeys.authority(), List.of())));
    private final SoapCredentials credentials = Secured.overTls(Secured.credentials(Demand.ENCRYPTION));
    private final SoapBackOffice backOffice =
            new SoapBackOffice(Secured.terms(peer.url(), credentials, Version.TLS_1_3), credentials, TRANSPORT);

    @AfterEach
    void close() {
        backOffice.close();
        peer.close();
    }

    @AfterAll
    static void closeTransport() {
        TRANSPORT.close();
    }

    @Override
    public BackOffice backOffice() {
        return backOffice;
    }

    @Override
    public CxfPeer peer() {
        return peer;
    }
}
