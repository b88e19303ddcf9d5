package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The delivery service fails in every way it can, at random, and both roles of the hub come through: none lost, none doubled,
 * each in the state it must have. 100 submissions always, 2,000 with {@code -Pendurance}.
 */
class FaultRunTest {

    private static final int SUBMISSIONS = Boolean.getBoolean("hub.endurance") ? 2_000 : 100;

    @TempDir
    private Path state;

    @Test
    void nothing_is_lost_or_doubled_while_everything_fails_at_random() throws IOException {
        try (var receiver = new ReceivingAuthority(state)) {
            var report = new FaultRun(receiver, SUBMISSIONS, 20261125).run();

            System.out.println(report);
            assertThat(report.lost()).isEmpty();
            assertThat(report.doubled()).isEmpty();
            assertThat(report.wrong()).isEmpty();
            assertThat(report.accepted() + report.rejected()).isEqualTo(SUBMISSIONS);
            assertThat(report.accepted()).isPositive();
            assertThat(report.rejected()).isPositive();
            assertThat(report.faults().keySet())
                    .contains(
                            "rate-limit",
                            "server-error",
                            "unavailable",
                            "slow-body",
                            "token-expires",
                            "list-lag",
                            "swapped-attachment",
                            "duplicate-delivery",
                            "key-rolled-over");
        }
    }
}
