package de.ozghub.backoffice.soap;

import de.ozghub.backoffice.soap.contract.BackOffice;
import java.net.URI;
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
    BackOffice client(URI url, Duration timeout) {
        var factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(BackOffice.class);
        factory.setWsdlURL("classpath:wsdl/backoffice.wsdl");
        factory.setServiceName(new QName(NAMESPACE, "BackOfficeService"));
        factory.setEndpointName(new QName(NAMESPACE, "BackOfficePort"));
        factory.setAddress(url.toString());
        factory.setProperties(Map.of("mtom-enabled", true, "thread.local.request.context", true));
        BackOffice port = factory.create(BackOffice.class);
        if (ClientProxy.getClient(port).getConduit() instanceof HTTPConduit conduit) {
            conduit.setClient(policy(timeout));
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
