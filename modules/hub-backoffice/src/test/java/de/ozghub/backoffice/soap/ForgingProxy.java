package de.ozghub.backoffice.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Stands between hub and procedure, passes calls on as they are, and changes the answers. */
final class ForgingProxy implements AutoCloseable {

    private final URI procedure;
    private final UnaryOperator<String> forgery;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    ForgingProxy(URI procedure, UnaryOperator<String> forgery) throws IOException {
        this.procedure = procedure;
        this.forgery = forgery;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), procedure.getPath()));
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = HttpRequest.newBuilder(procedure)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()));
            for (var name : new String[] {"Content-Type", "SOAPAction"}) {
                request.header(name, exchange.getRequestHeaders().getFirst(name));
            }
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
            byte[] forged = forgery.apply(answer.body()).getBytes(StandardCharsets.ISO_8859_1);
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), forged.length);
            exchange.getResponseBody().write(forged);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
