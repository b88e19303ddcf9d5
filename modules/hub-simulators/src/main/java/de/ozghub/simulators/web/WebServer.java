package de.ozghub.simulators.web;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jspecify.annotations.Nullable;

/** An embedded Tomcat on one port, a virtual thread for each request. */
public final class WebServer implements AutoCloseable {

    /** Held, because the logging framework keeps loggers weakly. */
    private static final Logger QUIET = Logger.getLogger("org.apache");

    private final Tomcat tomcat;
    private final Connector connector;
    private final @Nullable Connector secured;
    private final ExecutorService threads;

    private WebServer(Tomcat tomcat, Connector connector, @Nullable Connector secured, ExecutorService threads) {
        this.tomcat = tomcat;
        this.connector = connector;
        this.secured = secured;
        this.threads = threads;
    }

    /**
     * Where and what to serve.
     *
     * @param address address to bind, for example 127.0.0.1
     * @param port port to bind, 0 for any free one
     * @param workDirectory a folder Tomcat may write to
     */
    public record Place(String address, int port, Path workDirectory) {}

    /**
     * A second port for callers who prove who they are (mutual TLS 1.3).
     *
     * @param port port to bind, 0 for any free one
     * @param server key and certificate of the server
     * @param password of the key in that store
     * @param clients what the certificates of callers must be or lead to
     */
    public record Secured(int port, KeyStore server, String password, KeyStore clients) {}

    /**
     * Binds the port and serves the router at everything the other servlets do not claim.
     *
     * @param servlets servlets by mapping, for example {@code /backoffice/*}
     * @throws IOException when the port cannot be bound or the folder cannot be made
     */
    public static WebServer start(Place place, Router router, Map<String, HttpServlet> servlets) throws IOException {
        return start(place, null, router, servlets);
    }

    /**
     * The same, on a second port too.
     *
     * @param secured null: no second port
     */
    public static WebServer start(
            Place place, @Nullable Secured secured, Router router, Map<String, HttpServlet> servlets)
            throws IOException {
        QUIET.setLevel(Level.WARNING);
        Files.createDirectories(place.workDirectory());
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var connector = connector(place.address(), place.port(), threads);
        var tomcat = new Tomcat();
        tomcat.setBaseDir(place.workDirectory().toString());
        tomcat.setConnector(connector);
        var second = secured == null ? null : connector(place, secured, threads);
        if (second != null) {
            tomcat.setConnector(second);
        }
        var context = (StandardContext) tomcat.addContext("", null);
        // Only hot redeployment needs these clean-ups, and each of them warns on a current JDK.
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesRmiTargets(false);
        Tomcat.addServlet(context, "router", router).setAsyncSupported(false);
        context.addServletMappingDecoded("/", "router");
        servlets.forEach((mapping, servlet) -> {
            Tomcat.addServlet(context, mapping, servlet).setLoadOnStartup(1);
            context.addServletMappingDecoded(mapping, mapping);
        });
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            threads.close();
            throw new IOException("Cannot listen on " + place.address() + ":" + place.port(), e);
        }
        return new WebServer(tomcat, connector, second, threads);
    }

    private static Connector connector(Place place, Secured secured, ExecutorService threads) {
        var connector = connector(place.address(), secured.port(), threads);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        var host = new SSLHostConfig();
        host.setProtocols("TLSv1.3");
        host.setCertificateVerification("required");
        host.setTrustStore(secured.clients());
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(secured.server());
        certificate.setCertificateKeyPassword(secured.password());
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
        return connector;
    }

    private static Connector connector(String address, int port, ExecutorService threads) {
        var connector = new Connector("HTTP/1.1");
        connector.setPort(port);
        connector.setThrowOnFailure(true);
        connector.setProperty("address", address);
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("keepAliveTimeout", "30000");
        connector.setEncodedSolidusHandling("passthrough");
        connector.getProtocolHandler().setExecutor(threads);
        return connector;
    }

    /** The port that is bound. */
    public int port() {
        return connector.getLocalPort();
    }

    /** The second port. @throws IllegalStateException if there is none */
    public int securedPort() {
        if (secured == null) {
            throw new IllegalStateException("there is no port with TLS");
        }
        return secured.getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new UncheckedIOException(new IOException("Cannot stop the server", e));
        } finally {
            threads.shutdownNow();
        }
    }
}
