package de.ozghub.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

final class RecentLoginsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T08:00:00Z"));
    private final Comparison comparison = new Comparison();
    private final ThrottledLogin login =
            new ThrottledLogin(comparison, new LoginThrottle(now::get), new RecentLogins(now::get));

    /** Knows the password of everybody, and counts. */
    private static final class Comparison implements AuthenticationProvider {

        private final AtomicInteger times = new AtomicInteger();

        @Override
        public Authentication authenticate(Authentication attempt) {
            times.incrementAndGet();
            if (!"right".equals(attempt.getCredentials())) {
                throw new BadCredentialsException("wrong");
            }
            return UsernamePasswordAuthenticationToken.authenticated(
                    attempt.getName(), null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR"));
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return true;
        }
    }

    private Authentication attempt(String account, String password) {
        return login.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(account, password));
    }

    @Test
    void the_same_password_is_compared_once_a_minute() {
        var first = attempt("anna", "right");
        now.updateAndGet(then -> then.plus(RecentLogins.PERIOD));
        var again = attempt("anna", "right");

        assertThat(comparison.times).hasValue(1);
        assertThat(again).isEqualTo(first);
        assertThat(again.isAuthenticated()).isTrue();

        now.updateAndGet(then -> then.plusMillis(1));
        attempt("anna", "right");

        assertThat(comparison.times).hasValue(2);
    }

    @Test
    void another_password_or_account_is_compared() {
        attempt("anna", "right");

        assertThatThrownBy(() -> attempt("anna", "wrong")).isInstanceOf(BadCredentialsException.class);
        attempt("bert", "right");

        assertThat(comparison.times).hasValue(3);
    }

    @Test
    void nothing_is_remembered_of_a_wrong_password() {
        assertThatThrownBy(() -> attempt("anna", "wrong")).isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> attempt("anna", "wrong")).isInstanceOf(BadCredentialsException.class);

        assertThat(comparison.times).hasValue(2);
    }
}
