package de.ozghub.simulators.web;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat on one port, a virtual thread for each request. */
public final class WebServer implements AutoCloseable {

    /** Held, because the logging framework keeps loggers weakly. */
    private static final Logger QUIET = Logger.getLogger("org.apache");

    private final Tomcat tomcat;
    private final Connector connector;
    private final ExecutorService threads;

    private WebServer(Tomcat tomcat, Connector connector, ExecutorService threads) {
        this.tomcat = tomcat;
        this.connector = connector;
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
     * Binds the port and serves the router at everything the other servlets do not claim.
     *
     * @param servlets servlets by mapping, for example {@code /backoffice/*}
     * @throws IOException when the port cannot be bound or the folder cannot be made
     */
    public static WebServer start(Place place, Router router, Map<String, HttpServlet> servlets) throws IOException {
        QUIET.setLevel(Level.WARNING);
        Files.createDirectories(place.workDirectory());
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var connector = connector(place, threads);
        var tomcat = new Tomcat();
        tomcat.setBaseDir(place.workDirectory().toString());
        tomcat.setConnector(connector);
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
        return new WebServer(tomcat, connector, threads);
    }

    private static Connector connector(Place place, ExecutorService threads) {
        var connector = new Connector("HTTP/1.1");
        connector.setPort(place.port());
        connector.setThrowOnFailure(true);
        connector.setProperty("address", place.address());
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
