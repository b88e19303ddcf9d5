package de.ozghub.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class LoginThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T08:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(now::get);

    private void fails(String account, String address, int times) {
        for (int time = 0; time < times; time++) {
            throttle.failed(account, address);
        }
    }

    @Test
    void closes_for_one_account_from_one_address_only() {
        fails("anna", "192.0.2.1", LoginThrottle.PER_ACCOUNT);

        assertThat(throttle.isClosed("anna", "192.0.2.1")).isTrue();
        assertThat(throttle.isClosed("anna", "192.0.2.2")).isFalse();
        assertThat(throttle.isClosed("bert", "192.0.2.1")).isFalse();
    }

    @Test
    void opens_again_when_the_pause_is_over() {
        fails("anna", "192.0.2.1", LoginThrottle.PER_ACCOUNT);

        now.updateAndGet(then -> then.plus(LoginThrottle.PAUSE).plusMillis(1));

        assertThat(throttle.isClosed("anna", "192.0.2.1")).isFalse();
    }

    @Test
    void closes_an_address_that_tries_many_accounts() {
        for (int account = 0; account < LoginThrottle.PER_ADDRESS; account++) {
            throttle.failed("account-" + account, "192.0.2.1");
        }

        assertThat(throttle.isClosed("another", "192.0.2.1")).isTrue();
    }

    @Test
    void forgets_failures_after_the_right_password() {
        fails("anna", "192.0.2.1", LoginThrottle.PER_ACCOUNT - 1);
        throttle.succeeded("anna", "192.0.2.1");
        fails("anna", "192.0.2.1", 1);

        assertThat(throttle.isClosed("anna", "192.0.2.1")).isFalse();
    }
}
