package de.ozghub.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** Ends a session nobody uses. A page that refreshes itself is not somebody; without this it would keep a session for ever. */
final class Presence implements HandlerInterceptor {

    static final Duration LONGEST_ABSENCE = Duration.ofMinutes(30);
    private static final String LAST_SEEN = Presence.class.getName();

    private final InstantSource clock;

    Presence(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var session = request.getSession(false);
        if (session == null) {
            return true;
        }
        var now = clock.instant();
        if (request.getHeader("HX-Request") == null) {
            session.setAttribute(LAST_SEEN, now);
            return true;
        }
        if (session.getAttribute(LAST_SEEN) instanceof Instant seen
                && seen.plus(LONGEST_ABSENCE).isBefore(now)) {
            session.invalidate();
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return false;
        }
        return true;
    }
}
