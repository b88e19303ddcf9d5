package de.ozghub.fitconnect;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the service answered; the body has not been read yet. */
record Answer(String mailbox, int status, HttpHeaders headers, TimedBody body) implements AutoCloseable {

    private static final int MAX_PROBLEM_BYTES = 64 * 1024;
    private static final Pattern PROBLEM_NAME = Pattern.compile(".*/([a-z0-9-]{1,64})");

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The whole body; a longer one counts as a failure of the service. */
    byte[] bytes(int most) throws NotNow {
        try {
            var bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw NotNow.down(mailbox, "answer too long", Assumed.PAUSE_AFTER_REFUSAL);
            }
            return bytes;
        } catch (IOException e) {
            throw NotNow.down(mailbox, "connection lost or too slow", Assumed.PAUSE_AFTER_FAILURE);
        }
    }

    JsonNode json(int most) throws NotNow {
        var bytes = bytes(most);
        return Json.object(bytes)
                .orElseThrow(() -> NotNow.down(mailbox, "answer is no JSON object", Assumed.PAUSE_AFTER_FAILURE));
    }

    /** Name of the problem (RFC 9457 {@code type}), if the service states one of the usual form. */
    Optional<String> problemName() throws NotNow {
        return Json.object(bytes(MAX_PROBLEM_BYTES))
                .map(problem -> Json.text(problem, "type"))
                .map(PROBLEM_NAME::matcher)
                .filter(match -> match.matches())
                .map(match -> match.group(1));
    }

    @Override
    public void close() {
        body.close();
    }
}
