package de.ozghub.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;

/** What somebody without the right gets to see: problem details for scripts, a reload for a page that refreshes itself. */
final class Refusals {

    private Refusals() {}

    static void apiUnknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof LockedException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(LoginThrottle.PAUSE.toSeconds()));
            problem(response, HttpStatus.TOO_MANY_REQUESTS, "Too many failed attempts; try again later.");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"OZG-Hub\", charset=\"UTF-8\"");
        problem(response, HttpStatus.UNAUTHORIZED, "Account and password are needed.");
    }

    static void apiForbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        problem(response, HttpStatus.FORBIDDEN, "The account does not have the right to do this.");
    }

    /** The session of a page that refreshes itself has ended: the whole page is loaded again and leads to the log-in. */
    static void refreshEnded(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        response.setHeader("HX-Refresh", "true");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    private static void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String body = "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(status.getReasonPhrase(), status.value(), detail);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
