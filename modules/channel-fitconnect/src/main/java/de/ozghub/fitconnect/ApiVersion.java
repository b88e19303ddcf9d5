package de.ozghub.fitconnect;

import java.util.UUID;

/**
 * Where a version of the Submission API keeps things. Version 1 differs in prefix and service member only as far as a
 * subscriber sees it.
 *
 * @param prefix of every path
 * @param service member of a submission that holds the service
 */
record ApiVersion(String prefix, String service) {

    static final ApiVersion V2 = new ApiVersion("/v2", "publicService");

    /** Page size the API allows at most. */
    static final int MAX_PAGE = 500;

    String pickUp(UUID destination, int offset, int limit) {
        return "%s/submissions?destinationId=%s&limit=%d&offset=%d".formatted(prefix, destination, limit, offset);
    }

    String submission(UUID submission) {
        return "%s/submissions/%s".formatted(prefix, submission);
    }

    String submissions() {
        return prefix + "/submissions";
    }

    String destination(UUID destination) {
        return "%s/destinations/%s".formatted(prefix, destination);
    }

    /** @param kid of characters that need no escape in a path */
    String destinationKey(UUID destination, String kid) {
        return "%s/keys/%s".formatted(destination(destination), kid);
    }

    String attachment(UUID submission, UUID attachment) {
        return "%s/submissions/%s/attachments/%s".formatted(prefix, submission, attachment);
    }

    String events(UUID caseId) {
        return "%s/cases/%s/events".formatted(prefix, caseId);
    }

    String events(UUID caseId, int offset) {
        return "%s?limit=%d&offset=%d".formatted(events(caseId), MAX_PAGE, offset);
    }

    /** Same for all versions, without token. */
    static String serviceKeys() {
        return "/.well-known/jwks.json";
    }
}
