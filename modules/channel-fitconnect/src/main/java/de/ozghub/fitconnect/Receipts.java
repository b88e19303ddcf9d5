package de.ozghub.fitconnect;

import de.ozghub.core.channel.Arrival;
import de.ozghub.core.journal.Payloads;
import de.ozghub.crypto.jose.CompactJws;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ReceiptKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Writes and signs the events a destination tells a sender (FIT-Connect SET payload schema 1.2.2). */
final class Receipts {

    private static final String SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";
    private static final String SCHEMA_FORM =
            "https://schema\\.fitko\\.de/fit-connect/set-payload/1\\.\\d{1,4}\\.\\d{1,4}/set-payload\\.schema\\.json";

    private final ApiVersion api;
    private final InstantSource clock;

    Receipts(ApiVersion api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if a rejection gives no problem */
    String sign(
            FitConnectClient client,
            FitConnectDestination destination,
            ReceiptKind kind,
            Arrival arrival,
            List<Problem> problems,
            Payloads payloads)
            throws IOException {
        var stored = StoredArrival.read(arrival, payloads, api);
        var claims = Json.newObject();
        if (kind != ReceiptKind.FORWARD || Assumed.FORWARD_NAMES_SCHEMA) {
            claims.put("$schema", schema(stored.proof(client.issuer())));
        }
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", destination.id().toString());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("sub", "submission:" + stored.submission());
        claims.put("txn", "case:" + stored.caseId());
        var payload = claims.putObject("events").putObject(EventName.of(kind).uri());
        fill(payload, kind, stored, problems);
        return CompactJws.sign(destination.signatureKey(), DepositCheck.TYPE, Json.write(claims));
    }

    private static void fill(ObjectNode payload, ReceiptKind kind, StoredArrival stored, List<Problem> problems)
            throws IOException {
        switch (kind) {
            case FORWARD -> {}
            case ACCEPT -> payload.set("authenticationTags", stored.tags().json());
            case REJECT -> payload.set("problems", RejectedProblems.json(problems));
        }
    }

    /** The version the service used for the deposit; it refuses older ones. */
    private static String schema(DepositCheck.Verdict verdict) {
        return switch (verdict) {
            case DepositCheck.Verdict.Holds holds -> {
                var named = holds.schema();
                yield named != null && named.matches(SCHEMA_FORM) ? named : SCHEMA;
            }
            case DepositCheck.Verdict.Broken _ -> SCHEMA;
        };
    }
}
