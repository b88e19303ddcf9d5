package de.ozghub.simulators.portal;

import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.zustelldienst.ZustelldienstFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends applications at a steady pace: each service to all its destinations in turn, every so manyth invalid in a rotating way, and
 * everything with the fault that is switched on.
 */
public final class PortalStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PortalStream.class);
    private static final int DEFAULT_INVALID_EVERY = 10;

    private record Goal(String service, UUID destinationId, List<Path> samples, boolean asPdf) {}

    private final PortalClient client;
    private final PortalConfig config;
    private final FaultSwitches faults;
    private final InstantSource clock;
    private final List<Goal> goals;
    private final Random random;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("portal").unstarted(task));
    private long turn;

    private PortalStream(PortalClient client, PortalConfig config, FaultSwitches faults, InstantSource clock) {
        this.client = client;
        this.config = config;
        this.faults = faults;
        this.clock = clock;
        this.random = new Random(config.seed() == null ? clock.millis() : config.seed());
        var all = new ArrayList<Goal>();
        config.services()
                .forEach(service -> service.destinations()
                        .forEach(id -> all.add(new Goal(
                                service.identifier(), id, service.samples(), Boolean.TRUE.equals(service.asPdf())))));
        this.goals = List.copyOf(all);
    }

    /** Prepares the stream; nothing is sent before {@link #start}. */
    public static PortalStream of(PortalClient client, PortalConfig config, FaultSwitches faults, InstantSource clock) {
        return new PortalStream(client, config, faults, clock);
    }

    /** Starts sending at the configured pace. */
    public PortalStream start() {
        if (config.perMinute() > 0 && !goals.isEmpty()) {
            long period = Math.max(1, Math.round(60_000 / config.perMinute()));
            var _ = worker.scheduleAtFixedRate(this::sendSafely, 1000, period, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** The loop's one catch: the stream goes on when the service is away or a sample is broken. */
    private void sendSafely() {
        try {
            sendNext();
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("Application not sent");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends the next application.
     *
     * @throws IOException when it could not be sent
     */
    public Sent sendNext() throws IOException, InterruptedException {
        long number = turn++;
        long round = number / goals.size();
        // each round begins one goal later, so that flaws reach every goal, whatever their number
        var goal = goals.get((int) ((number + round) % goals.size()));
        var flaw = flaw(number);
        var sent = client.submit(application(goal, round, flaw));
        LOG.atInfo()
                .addKeyValue("submissionId", sent.submissionId())
                .addKeyValue("destination", sent.destinationId())
                .addKeyValue("flaw", flaw)
                .log("Application sent");
        return sent;
    }

    private Application application(Goal goal, long round, Flaw flaw) throws IOException, InterruptedException {
        var offer = client.offer(goal.destinationId(), goal.service());
        if (goal.samples().isEmpty()) {
            return DogTax.application(random, clock.instant(), offer, flaw, random.nextInt(3), 2048);
        }
        var sample = goal.samples().get((int) (round % goal.samples().size()));
        var data = new FilledForm(random, clock.instant(), offer.ars()).of(sample, flaw);
        return new Application(goal.destinationId(), goal.service(), data, form(goal), flaw);
    }

    private List<Application.Attachment> form(Goal goal) {
        if (!goal.asPdf()) {
            return List.of();
        }
        var page = Pdf.page("Formular der Leistung " + goal.service(), 2048);
        return List.of(new Application.Attachment(DogTax.uuid(random), "Formular.pdf", "application/pdf", page));
    }

    private Flaw flaw(long number) {
        if (faults.isOn(ZustelldienstFaults.TAMPERED)) {
            return Flaw.TAMPERED;
        }
        if (faults.isOn(ZustelldienstFaults.WRONG_HASH)) {
            return Flaw.WRONG_HASH;
        }
        if (faults.isOn(ZustelldienstFaults.FOREIGN_KEY)) {
            return Flaw.FOREIGN_KEY;
        }
        if (faults.isOn(ZustelldienstFaults.XXE)) {
            return Flaw.XXE;
        }
        if (faults.isOn(ZustelldienstFaults.BILLION_LAUGHS)) {
            return Flaw.BILLION_LAUGHS;
        }
        int every = config.invalidEvery() == null ? DEFAULT_INVALID_EVERY : config.invalidEvery();
        return every > 0 && number % every == every - 1 ? Flaw.rotating(number / every) : Flaw.NONE;
    }

    @Override
    public void close() {
        worker.shutdownNow();
        client.close();
    }
}
