package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.ozghub.simulators.load.LoadReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Disturbs again and again, at random moments, always while a load is under way. */
final class Disturbance {

    private static final int LONGEST_PAUSE_MILLIS = 4000;

    private final Stage stage;
    private final int submissions;
    private final int times;
    private final SplittableRandom random;

    /**
     * A load that is disturbed.
     *
     * @param submissions of the first load; when it is decided too early, smaller ones follow
     * @param times how often it is disturbed
     */
    Disturbance(Stage stage, int submissions, int times) {
        this.stage = stage;
        this.submissions = submissions;
        this.times = times;
        long seed = System.nanoTime();
        System.out.println("moments of disturbance by seed " + seed);
        this.random = new SplittableRandom(seed);
    }

    /** @param blow the disturbance itself, which returns when the next one may come */
    List<LoadReport> run(Runnable blow) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var loads = new ArrayList<CompletableFuture<LoadReport>>();
            loads.add(start(submissions, executor));
            for (int i = 0; i < times; i++) {
                pause();
                if (loads.getLast().isDone()) {
                    loads.add(start(Math.max(10, submissions / times), executor));
                    pause();
                }
                blow.run();
            }
            return loads.stream().map(CompletableFuture::join).toList();
        }
    }

    private CompletableFuture<LoadReport> start(int number, ExecutorService executor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return stage.load(number);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted under load", e);
                    }
                },
                executor);
    }

    private void pause() {
        var pause = Duration.ofMillis(300 + random.nextInt(LONGEST_PAUSE_MILLIS));
        await().pollDelay(pause).atMost(pause.plusSeconds(30)).until(() -> true);
    }

    /** Asserts what every disturbed load must show: nothing lost, doubled, wrong, or left lying. */
    static void assertWhole(List<LoadReport> reports) {
        for (var report : reports) {
            System.out.println(report.render());
            assertThat(report)
                    .as(report.render())
                    .satisfies(
                            r -> assertThat(r.notSent()).as("not sent").isZero(),
                            r -> assertThat(r.lost()).as("lost").isZero(),
                            r -> assertThat(r.doubled()).as("doubled").isZero(),
                            r -> assertThat(r.wrong()).as("wrong").isZero(),
                            r -> assertThat(r.unfinished()).as("unfinished").isZero(),
                            r -> assertThat(r.accepted()).as("accepted").isEqualTo(r.sent()));
        }
    }

    /** Only a back office that cannot be asked for a case may need a person. */
    static void assertDecidedByPersons(Clerk clerk) {
        System.out.println("decided by the clerk: " + clerk.decided().size());
        Predicate<String> cannotBeAsked = office -> office.equals("oberbergischer-kreis/steuer");
        assertThat(clerk.decided()).allMatch(cannotBeAsked);
    }
}
