package de.ozghub.backoffice.soap;

import java.io.IOException;
import java.net.HttpURLConnection;
import org.apache.cxf.Bus;
import org.apache.cxf.message.Message;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.http.Address;
import org.apache.cxf.transport.http.URLConnectionHTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.jspecify.annotations.Nullable;

/** CXF's blocking HTTP transport with each connection watched by the attempt it serves. */
final class WatchedConduit extends URLConnectionHTTPConduit {

    /** Where the request context holds the {@link Attempt}. */
    static final String ATTEMPT = "de.ozghub.backoffice.attempt";

    WatchedConduit(Bus bus, EndpointInfo endpoint, @Nullable EndpointReferenceType target) throws IOException {
        super(bus, endpoint, target);
    }

    @Override
    protected void setupConnection(Message message, Address address, HTTPClientPolicy policy) throws IOException {
        super.setupConnection(message, address, policy);
        if (message.getContextualProperty(ATTEMPT) instanceof Attempt attempt
                && message.get(KEY_HTTP_CONNECTION) instanceof HttpURLConnection connection) {
            message.put(KEY_HTTP_CONNECTION, new WatchedConnection(connection, attempt));
        } else {
            throw new IOException("a call without an attempt that watches it");
        }
    }
}
