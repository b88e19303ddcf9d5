package de.ozghub.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A simulator with two fault switches, as the real ones answer. */
final class FaultySimulator implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Boolean> active = new TreeMap<>(Map.of("slow-answer", false, "down", true));

    FaultySimulator() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/faults", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/faults");
    }

    synchronized boolean isActive(String id) {
        return active.getOrDefault(id, false);
    }

    synchronized void reset() {
        active.put("slow-answer", false);
        active.put("down", true);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            active.replace(path.substring(path.lastIndexOf('/') + 1), body.equals("{\"active\":true}"));
        }
        byte[] json = active.entrySet().stream()
                .map(one -> "{\"id\":\"%s\",\"title\":\"%s\",\"titleEnglish\":\"%s\",\"active\":%s}"
                        .formatted(
                                one.getKey(),
                                one.getKey().equals("down")
                                        ? "Steuerverfahren ist abgeschaltet"
                                        : "Steuerverfahren antwortet erst nach der Wartezeit",
                                one.getKey().equals("down")
                                        ? "Tax procedure is switched off"
                                        : "Tax procedure answers after the time-out",
                                one.getValue()))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
