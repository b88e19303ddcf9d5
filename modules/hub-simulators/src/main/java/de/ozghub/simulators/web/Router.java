package de.ozghub.simulators.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes by method and path template, for example {@code /cases/{caseId}/events}. Routes may be added while it runs;
 * before {@link #open()} everything is answered with 503, so that nobody sees a half-built simulator. Thread-safe.
 */
public final class Router extends HttpServlet {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    /** Answers one kind of request. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Answers.
         *
         * @throws IOException when the client is gone or the disk fails
         * @throws Refusal when the request is refused
         */
        Reply answer(Call call) throws IOException;
    }

    /** Looks at every request before its route and may answer in its place. */
    @FunctionalInterface
    public interface Gate {

        /** An answer in place of the route's, or empty to let the request through. */
        Optional<Reply> intercept(Call call);
    }

    private record Route(String method, List<String> template, Handler handler) {}

    private final transient List<Route> routes = new CopyOnWriteArrayList<>();
    private final transient List<Gate> gates = new CopyOnWriteArrayList<>();
    private transient volatile Supplier<Duration> stall = () -> Duration.ZERO;
    private volatile boolean open;

    /** Adds a route; returns this router. */
    public Router on(String method, String template, Handler handler) {
        routes.add(new Route(method, segments(template), handler));
        return this;
    }

    /** Adds a gate; gates are asked in the order they were added. */
    public Router gate(Gate gate) {
        gates.add(gate);
        return this;
    }

    /** Lets every body stall in its middle for as long as this says; zero: not at all. */
    public void slowed(Supplier<Duration> stall) {
        this.stall = stall;
    }

    /** Starts answering. */
    public void open() {
        open = true;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reply reply;
        try {
            reply = open ? dispatch(request) : Reply.empty(503);
        } catch (Refusal refusal) {
            reply = refusal.reply();
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("path", request.getRequestURI())
                    .log("Simulator failed");
            reply = Refusal.of(500, "internal-error", "The simulator failed").reply();
        }
        send(reply, response);
    }

    private Reply dispatch(HttpServletRequest request) throws IOException {
        var path = segments(request.getRequestURI());
        boolean known = false;
        for (var route : routes) {
            var variables = match(route.template(), path);
            if (variables.isPresent()) {
                known = true;
                if (route.method().equals(request.getMethod())) {
                    return answer(route, new Call(request, variables.get()));
                }
            }
        }
        throw known
                ? Refusal.of(405, "method-not-allowed", "Method not allowed here")
                : Refusal.of(404, "not-found", "There is nothing at this address");
    }

    private Reply answer(Route route, Call call) throws IOException {
        for (var gate : gates) {
            var instead = gate.intercept(call);
            if (instead.isPresent()) {
                return instead.get();
            }
        }
        return route.handler().answer(call);
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < template.size(); i++) {
            var expected = template.get(i);
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private void send(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        var body = reply.body();
        if (body != null) {
            response.setContentType(body.contentType());
            response.setContentLengthLong(body.length());
            var pause = stall.get();
            var out = response.getOutputStream();
            body.writer().writeTo(pause.isZero() ? out : new StallingStream(out, body.length() / 2, pause));
        }
    }
}
