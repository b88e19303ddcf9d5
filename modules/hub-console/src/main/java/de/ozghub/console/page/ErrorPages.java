package de.ozghub.console.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The error way of the console: a page, or problem details below {@code /api/}. Says the status and, if the hub is at
 * fault, an incident id that stands in the log; never a message, a stack trace or a parameter.
 */
@Controller
final class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> WITH_OWN_TEXT = Set.of(400, 403, 404, 405);

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var status = status(request);
        String incident = status.is5xxServerError() ? incident(status) : null;
        if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .startsWith("/api/")) {
            var problem = ProblemDetail.forStatus(status);
            if (incident != null) {
                problem.setProperty("incident", incident);
            }
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        var page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject(
                "text",
                WITH_OWN_TEXT.contains(status.value()) ? status.value() : status.is4xxClientError() ? 400 : 500);
        page.addObject("incident", incident);
        return page;
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Somebody who opens /error by hand finds nothing there.
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String incident(HttpStatus status) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.atError()
                .addKeyValue("incident", incident)
                .addKeyValue("status", status.value())
                .log("a request to the console failed; the cause stands in the entry before");
        return incident;
    }
}
