package de.ozghub.simulators.load;

import de.ozghub.simulators.portal.DogTax;
import de.ozghub.simulators.portal.Flaw;
import de.ozghub.simulators.portal.PortalClient;
import de.ozghub.simulators.portal.PortalException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a plan: sends, waits for the decisions, proves and counts. One object for one run. */
public final class Load {

    private static final Logger LOG = LoggerFactory.getLogger(Load.class);

    private final LoadAccess access;
    private final InstantSource clock;
    private final LoadPlan plan;
    private final long firstSeed;
    private final Queue<Tracked> fresh = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger notSent = new AtomicInteger();

    private Load(LoadPlan plan, LoadAccess access, InstantSource clock) {
        this.plan = plan;
        this.access = access;
        this.clock = clock;
        // Mixed, so that the runs of neighbouring seeds share no application.
        this.firstSeed = new SplittableRandom(plan.seed()).nextLong();
    }

    /**
     * Runs a plan; blocks until every submission is decided or the time is over.
     *
     * @throws IOException when the evidence cannot be read
     */
    public static LoadReport run(LoadPlan plan, LoadAccess access, InstantSource clock)
            throws IOException, InterruptedException {
        try (var client = new PortalClient(access.access(), clock);
                var evidence = new CaseEvidence(access.cases())) {
            return new Load(plan, access, clock).run(client, evidence);
        }
    }

    private LoadReport run(PortalClient client, CaseEvidence evidence) throws IOException, InterruptedException {
        boolean deduplicated = evidence.deduplicates();
        int before = evidence.count();
        if (plan.withoutDeduplication()) {
            evidence.deduplicate(false);
        }
        try {
            return measure(client, evidence, before);
        } finally {
            if (plan.withoutDeduplication()) {
                evidence.deduplicate(deduplicated);
            }
        }
    }

    private LoadReport measure(PortalClient client, CaseEvidence evidence, int before)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Tracked> all;
        try (var senders =
                Executors.newFixedThreadPool(plan.parallel(), Thread.ofVirtual().factory())) {
            var running = new CountDownLatch(plan.parallel());
            for (int i = 0; i < plan.parallel(); i++) {
                senders.execute(() -> sendSome(client, running));
            }
            all = awaitAll(client, running);
        }
        var duration = Duration.ofNanos(System.nanoTime() - start);
        var count = new Count(access.expected());
        var ours = all.stream()
                .map(tracked -> tracked.sent.submissionId().toString())
                .collect(Collectors.toSet());
        count.cases(evidence.since(before), ours);
        for (var tracked : all) {
            prove(client, tracked, count);
        }
        var latencies =
                all.stream().map(Tracked::latency).filter(Objects::nonNull).toList();
        return count.report(all.size(), notSent.get(), duration, latencies);
    }

    private void sendSome(PortalClient client, CountDownLatch running) {
        try {
            for (int number = next.getAndIncrement(); number < plan.submissions(); number = next.getAndIncrement()) {
                send(client, number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.countDown();
        }
    }

    private void send(PortalClient client, int number) throws InterruptedException {
        var random = new SplittableRandom(firstSeed + number);
        var flaw = random.nextDouble() < plan.invalidShare() ? Flaw.rotating(number) : Flaw.NONE;
        var destination =
                access.destinations().get(number % access.destinations().size());
        try {
            var offer = client.offer(destination, access.service());
            int attachments = plan.attachmentKib() > 0 ? 1 : 0;
            var application =
                    DogTax.application(random, clock.instant(), offer, flaw, attachments, plan.attachmentKib() * 1024);
            fresh.add(new Tracked(client.submit(application), flaw, System.nanoTime()));
        } catch (IOException e) {
            notSent.incrementAndGet();
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("Application not sent");
        }
    }

    private List<Tracked> awaitAll(PortalClient client, CountDownLatch running) throws InterruptedException {
        var all = new ArrayList<Tracked>();
        var waiting = new PriorityQueue<Tracked>();
        long deadline = 0;
        boolean sending = true;
        while (sending || !waiting.isEmpty()) {
            if (sending && running.getCount() == 0) {
                sending = false;
                deadline = System.nanoTime() + plan.timeout().toNanos();
            }
            for (var tracked = fresh.poll(); tracked != null; tracked = fresh.poll()) {
                all.add(tracked);
                waiting.add(tracked);
            }
            if (!sending && System.nanoTime() - deadline > 0) {
                break;
            }
            if (look(client, waiting)) {
                deadline = System.nanoTime() + plan.timeout().toNanos();
            }
        }
        return all;
    }

    /**
     * Looks at the submission that is due first, or waits a little when none is.
     *
     * @return whether it is decided
     */
    private static boolean look(PortalClient client, PriorityQueue<Tracked> waiting) throws InterruptedException {
        var first = waiting.peek();
        if (first == null || !first.isDue(System.nanoTime())) {
            TimeUnit.MILLISECONDS.sleep(10);
            return false;
        }
        waiting.remove();
        boolean decided = false;
        try {
            decided = client.seemsDecided(first.sent);
        } catch (IOException e) {
            LOG.debug("Event log not readable now");
        }
        long now = System.nanoTime();
        if (decided) {
            first.decided(now);
        } else {
            first.lookAgain(now);
            waiting.add(first);
        }
        return decided;
    }

    private static void prove(PortalClient client, Tracked tracked, Count count)
            throws IOException, InterruptedException {
        try {
            count.proven(tracked, client.events(tracked.sent));
        } catch (PortalException e) {
            count.unproven(tracked, String.valueOf(e.getMessage()));
        }
    }
}
