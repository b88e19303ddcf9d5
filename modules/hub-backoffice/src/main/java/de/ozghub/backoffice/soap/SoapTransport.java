package de.ozghub.backoffice.soap;

import de.ozghub.backoffice.soap.contract.BackOffice;
import de.ozghub.core.config.BackOfficeTerms;
import java.time.Duration;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transport.http.HTTPConduitFactory;
import org.apache.cxf.transports.http.configuration.ConnectionType;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/** The CXF side that all SOAP back offices of one hub share. Thread-safe. */
public final class SoapTransport implements AutoCloseable {

    private static final String NAMESPACE = "urn:ozg-hub:backoffice:1.0";

    private final Bus bus = new ExtensionManagerBus();

    public SoapTransport() {
        bus.setExtension(
                (factory, itsBus, endpoint, target) -> new WatchedConduit(itsBus, endpoint, target),
                HTTPConduitFactory.class);
        // CXF would log faults with the peer's text, which may quote the message.
        FaultListener silent = (exception, description, message) -> false;
        bus.setProperty(FaultListener.class.getName(), silent);
    }

    /** A client of the contract; give it back to {@link #release}. */
    BackOffice client(BackOfficeTerms.Soap terms, SoapCredentials credentials) {
        var factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(BackOffice.class);
        factory.setWsdlURL("classpath:wsdl/backoffice.wsdl");
        factory.setServiceName(new QName(NAMESPACE, "BackOfficeService"));
        factory.setEndpointName(new QName(NAMESPACE, "BackOfficePort"));
        factory.setAddress(terms.url().toString());
        // What is signed stands in the message itself: WSS4J cannot sign what travels beside it.
        factory.setProperties(Map.of("mtom-enabled", !credentials.signs(), "thread.local.request.context", true));
        BackOffice port = factory.create(BackOffice.class);
        Client client = ClientProxy.getClient(port);
        if (client.getConduit() instanceof HTTPConduit conduit) {
            conduit.setClient(policy(terms.delivery().timeout()));
            terms.security()
                    .tls()
                    .ifPresent(tls -> conduit.setTlsClientParameters(TlsSetup.parameters(tls, credentials)));
        }
        if (credentials.hasWsSecurity()) {
            WsSecurity.secure(client, credentials);
        }
        return port;
    }

    static void release(BackOffice port) {
        Client client = ClientProxy.getClient(port);
        client.destroy();
    }

    private static HTTPClientPolicy policy(Duration timeout) {
        var policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(timeout.toMillis());
        policy.setReceiveTimeout(timeout.toMillis());
        policy.setAutoRedirect(false);
        policy.setAllowChunking(true);
        policy.setChunkingThreshold(0);
        // A fresh connection for each attempt: on a kept one nobody knows whether the peer read what was sent.
        policy.setConnection(ConnectionType.CLOSE);
        return policy;
    }

    @Override
    public void close() {
        bus.shutdown(true);
    }
}
