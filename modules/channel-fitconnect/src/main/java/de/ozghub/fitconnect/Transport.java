package de.ozghub.fitconnect;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at one HTTP request, for one API client. Never retries, never follows a redirection. Thread-safe. */
final class Transport implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final String USER_AGENT = "OZG-Hub/0.1";

    private final String mailbox;
    private final Duration timeout;
    private final InstantSource clock;
    private final HttpClient http;

    Transport(String mailbox, Duration timeout, InstantSource clock) {
        this.mailbox = mailbox;
        this.timeout = timeout;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * Sends and waits for the headers of the answer.
     *
     * @return whatever came, unless it is 408, 429 or a failure of the service
     * @throws NotNow if the service cannot be reached, does not answer in time, is overloaded or fails
     */
    Answer send(HttpRequest.Builder request) throws NotNow {
        return send(request, timeout);
    }

    /**
     * As {@link #send(HttpRequest.Builder)}.
     *
     * @param longest until the headers of the answer are there, the sending of the body included
     */
    Answer send(HttpRequest.Builder request, Duration longest) throws NotNow {
        // A missing User-Agent can be answered with 403 (bot protection).
        var ready = request.header("User-Agent", USER_AGENT).timeout(longest).build();
        try {
            var response = http.send(ready, _ -> new TimedBody(timeout));
            var answer = new Answer(mailbox, response.statusCode(), response.headers(), response.body());
            refuseFailure(answer);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotNow.down(mailbox, "interrupted", Assumed.PAUSE_AFTER_FAILURE);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("mailbox", mailbox)
                    .addKeyValue("fault", e.getClass().getSimpleName())
                    .log("The delivery service does not answer");
            throw NotNow.down(mailbox, e.getClass().getSimpleName(), Assumed.PAUSE_AFTER_FAILURE);
        }
    }

    private void refuseFailure(Answer answer) throws NotNow {
        int status = answer.status();
        if (status != 429 && status != 408 && status < 500) {
            return;
        }
        answer.close();
        var pause = status == 429
                ? Pause.after429(answer.headers(), clock.instant())
                : Pause.afterFailure(answer.headers(), clock.instant());
        LOG.atWarn()
                .addKeyValue("mailbox", mailbox)
                .addKeyValue("status", status)
                .addKeyValue("pauseSeconds", pause.toSeconds())
                .log("The delivery service is overloaded or fails");
        throw NotNow.failure(mailbox, status, pause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
