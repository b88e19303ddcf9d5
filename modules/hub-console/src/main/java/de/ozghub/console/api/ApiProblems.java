package de.ozghub.console.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Failures of the API as problem details (RFC 9457). Faults of the hub itself go the error way of the console. */
@RestControllerAdvice(assignableTypes = {SubmissionsApi.class, StatusApi.class, ApiDescription.class})
final class ApiProblems extends ResponseEntityExceptionHandler {

    static ErrorResponseException notFound() {
        return of(HttpStatus.NOT_FOUND, "There is no such submission or delivery.");
    }

    static ErrorResponseException badRequest(String detail) {
        return of(HttpStatus.BAD_REQUEST, detail);
    }

    static ErrorResponseException conflict(String detail) {
        return of(HttpStatus.CONFLICT, detail);
    }

    static ErrorResponseException flawed(List<String> sentences) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, String.join(" ", sentences));
    }

    private static ErrorResponseException of(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
