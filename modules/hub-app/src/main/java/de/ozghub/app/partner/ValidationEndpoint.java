package de.ozghub.app.partner;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.report.DocumentReport;
import de.ozghub.xoev.report.ReportFormat;
import de.ozghub.xoev.report.Summary;
import de.ozghub.xoev.validation.Judge;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/validate}: judges one document and forgets it. What it takes is described by {@code
 * /api/validate/openapi.yaml}.
 */
@RestController
public class ValidationEndpoint {

    private static final List<String> TAKEN =
            List.of("application/xml", "text/xml", "application/json", "application/octet-stream");
    private static final String DESCRIPTION = "validation-openapi.yaml";
    private static final int MAX_SCHEMA = 200;
    private static final String RETRY_SECONDS = "2";

    private final Judge judge;
    private final long maxBytes;
    private final Semaphore places;

    /**
     * @param maxBytes of a document
     * @param atOnce documents held at the same time; who comes more often hears 429
     */
    public ValidationEndpoint(Judge judge, long maxBytes, int atOnce) {
        this.judge = judge;
        this.maxBytes = maxBytes;
        this.places = new Semaphore(atOnce);
    }

    @PostMapping("/api/validate")
    ResponseEntity<Object> validate(
            @RequestParam(name = "schema", required = false) @Nullable String schema,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            HttpServletRequest request)
            throws IOException {
        if (!taken(request.getContentType())) {
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/xml or application/json.");
        }
        if (schema != null && (schema.isBlank() || schema.length() > MAX_SCHEMA)) {
            return problem(HttpStatus.BAD_REQUEST, "schema must have 1 to 200 characters.");
        }
        if (request.getContentLengthLong() > maxBytes) {
            return tooLarge();
        }
        if (!places.tryAcquire()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.TOO_MANY_REQUESTS, "Too many documents at once; try again."));
        }
        try {
            byte[] document = request.getInputStream().readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            return document.length > maxBytes
                    ? tooLarge()
                    : report(document, Optional.ofNullable(schema).map(SchemaKey::new), format(accept));
        } finally {
            places.release();
        }
    }

    @GetMapping("/api/validate/openapi.yaml")
    ResponseEntity<String> description() throws IOException {
        try (InputStream in = ValidationEndpoint.class.getResourceAsStream(DESCRIPTION)) {
            if (in == null) {
                throw new IllegalStateException("the description of the interface is missing in this build");
            }
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/yaml"))
                    .body(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private ResponseEntity<Object> report(byte[] document, Optional<SchemaKey> schema, ReportFormat format)
            throws IOException {
        var text = new StringWriter();
        try (var writer = format.writer(text, new Summary())) {
            writer.write(new DocumentReport("document", document.length, judge.judge(document, schema)));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean taken(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return TAKEN.contains(type)
                || (type.startsWith("application/") && (type.endsWith("+xml") || type.endsWith("+json")));
    }

    /** The first form the caller names; JSON if it names none that exists. */
    private static ReportFormat format(String accept) {
        for (String part : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (part.contains("application/json")) {
                return ReportFormat.JSON;
            }
            if (part.contains("text/html")) {
                return ReportFormat.HTML;
            }
            if (part.contains("text/plain")) {
                return ReportFormat.TEXT;
            }
        }
        return ReportFormat.JSON;
    }

    private ResponseEntity<Object> tooLarge() {
        return problem(HttpStatus.CONTENT_TOO_LARGE, "A document may have %d bytes.".formatted(maxBytes));
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
