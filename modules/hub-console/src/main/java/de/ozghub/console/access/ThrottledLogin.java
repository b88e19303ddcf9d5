package de.ozghub.console.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Compares passwords only while the throttle is open. What was typed as account name is never logged. */
final class ThrottledLogin implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(ThrottledLogin.class);

    private final AuthenticationProvider passwords;
    private final LoginThrottle throttle;
    private final RecentLogins recent;

    ThrottledLogin(AuthenticationProvider passwords, LoginThrottle throttle, RecentLogins recent) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.recent = recent;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String account = attempt.getName();
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (throttle.isClosed(account, address)) {
            throw new LockedException("too many failed attempts");
        }
        var again = recent.find(attempt);
        if (again.isPresent()) {
            throttle.succeeded(account, address);
            return again.get();
        }
        try {
            var known = passwords.authenticate(attempt);
            if (known == null) {
                throw new IllegalStateException("the password check is the only one and must answer");
            }
            throttle.succeeded(account, address);
            recent.add(attempt, known);
            return known;
        } catch (AuthenticationException e) {
            throttle.failed(account, address);
            LOG.atWarn().addKeyValue("address", address).log("log-in to the console failed");
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
