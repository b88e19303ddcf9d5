package de.ozghub.app.intake;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rest ends with its time, with a ring, or not at all when there is nothing to wait for. */
@Timeout(20)
class BellsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Bells bells = new Bells();

    @Test
    void a_ring_before_the_rest_is_not_lost() {
        bells.ring("portal");

        assertThatCode(() -> bells.rest("portal", LONG)).doesNotThrowAnyException();
    }

    @Test
    void a_ring_ends_a_rest_that_has_begun() throws InterruptedException {
        var resting = Thread.ofVirtual()
                .start(() -> assertThatCode(() -> bells.rest("portal", LONG)).doesNotThrowAnyException());

        bells.ring("portal");

        resting.join();
    }

    @Test
    void many_rings_wake_once_and_only_their_own_mailbox() throws InterruptedException {
        bells.ring("portal");
        bells.ring("portal");
        bells.ring("other");
        bells.rest("portal", LONG);

        var before = System.nanoTime();
        bells.rest("portal", Duration.ofMillis(50));

        org.assertj.core.api.Assertions.assertThat(System.nanoTime() - before)
                .isGreaterThanOrEqualTo(Duration.ofMillis(45).toNanos());
    }

    @Test
    void no_time_is_no_rest() {
        assertThatCode(() -> bells.rest("portal", Duration.ofSeconds(-5))).doesNotThrowAnyException();
    }
}
