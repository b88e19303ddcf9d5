package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.web.Call;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What every route of the service works with. */
record Desk(
        AccessTokens accessTokens, Destinations destinations, Office office, Callbacks callbacks, InstantSource clock) {

    /** Where submissions are kept and how they change. */
    record Office(CaseBook book, Payloads payloads, EventTokens tokens, Deadlines deadlines) {}

    CaseBook book() {
        return office.book();
    }

    Payloads payloads() {
        return office.payloads();
    }

    EventTokens tokens() {
        return office.tokens();
    }

    Caller caller(Call call) {
        return accessTokens.caller(call);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A submission after its deadlines were looked at; 404 when it is unknown. */
    Submission submission(UUID id) throws IOException {
        var submission = book().get(id);
        synchronized (submission.itsCase) {
            office.deadlines().keep(submission);
        }
        return submission;
    }
}
