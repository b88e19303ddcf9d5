package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.CallbackAddress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers of new submissions and senders of new events, signed with HMAC-SHA-512, again and again until the
 * other side answers 2xx. It never holds up or fails what it tells of.
 */
final class Callbacks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final String TYPES = "https://schema.fitko.de/fit-connect/submission-api/callbacks/";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final AccessTokens clients;
    private final Destinations destinations;
    private final Desk.Office office;
    private final InstantSource clock;
    private final FaultSwitches faults;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(
            1, task -> Thread.ofPlatform().daemon().name("callbacks").unstarted(task));

    Callbacks(
            AccessTokens clients,
            Destinations destinations,
            Desk.Office office,
            InstantSource clock,
            FaultSwitches faults) {
        this.faults = faults;
        this.clients = clients;
        this.destinations = destinations;
        this.office = office;
        this.clock = clock;
    }

    /** Takes up again what was not told before the last stop. */
    void resume() {
        office.book().all().stream()
                .filter(submission -> submission.state() == Submission.State.SUBMITTED && !submission.notified())
                .forEach(this::submitted);
    }

    /** Tells the subscriber of a new submission. */
    void submitted(Submission submission) {
        destinations
                .callbackOf(submission.created.destinationId())
                .ifPresent(callback -> send(
                        callback,
                        body("new-submissions", submission),
                        () -> recordNotified(submission),
                        Duration.ofSeconds(1)));
    }

    /** Tells the sender that something happened to its submission. */
    void happened(Submission submission) {
        clients.callbackOf(submission.created.clientId())
                .ifPresent(callback -> send(callback, body("new-events", submission), () -> {}, Duration.ofSeconds(1)));
    }

    /** Tells both sides what the service itself has done to a submission. */
    void decidedByService(Submission submission) {
        happened(submission);
        destinations
                .callbackOf(submission.created.destinationId())
                .ifPresent(callback -> send(callback, body("new-events", submission), () -> {}, Duration.ofSeconds(1)));
    }

    private void send(CallbackAddress callback, byte[] body, Runnable told, Duration pause) {
        run(() -> attempt(callback, body, told, pause), Duration.ZERO);
    }

    private void run(Runnable task, Duration delay) {
        try {
            var _ = worker.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping: callback dropped, it is taken up at the next start");
        }
    }

    private void attempt(CallbackAddress callback, byte[] body, Runnable told, Duration pause) {
        try {
            var timestamp = Long.toString(clock.instant().getEpochSecond());
            if (post(callback, timestamp, body)) {
                if (faults.isOn(ZustelldienstFaults.CALLBACK_REPLAY)) {
                    post(callback, timestamp, body);
                }
                told.run();
                return;
            }
        } catch (IOException e) {
            LOG.debug("Callback not delivered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        var next = pause.multipliedBy(2);
        var longer = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
        run(() -> attempt(callback, body, told, longer), pause);
    }

    private boolean post(CallbackAddress callback, String timestamp, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(callback.url())
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("callback-timestamp", timestamp)
                .header("callback-authentication", hmac(callback.secret(), timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    }

    /** HMAC-SHA-512 over timestamp, a dot and the raw body, in lower-case hexadecimal. */
    static String hmac(String secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-512 is not available", e);
        }
    }

    private static byte[] body(String type, Submission submission) {
        var reference = new LinkedHashMap<String, UUID>();
        reference.put("destinationId", submission.created.destinationId());
        reference.put("submissionId", submission.id());
        reference.put("caseId", submission.itsCase.id);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPES + type);
        body.put("submissionIds", List.of(submission.id()));
        body.put("submissions", List.of(Map.copyOf(reference)));
        return Json.bytes(body);
    }

    private void recordNotified(Submission submission) {
        synchronized (submission.itsCase) {
            var now = clock.instant();
            var set = office.tokens().notified(submission.id(), submission.itsCase.id, now);
            try {
                office.book().record(new Change.Happened(submission.id(), EventName.NOTIFY, now, set));
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("submissionId", submission.id()).log("notify-submission not recorded");
            }
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        http.close();
    }
}
