package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts public keys at a destination and names the one senders encrypt for (FIT-Connect, key roll-over). Takes none away:
 * events signed with an older key must stay provable. May run again. Thread-safe.
 */
public final class KeyPublication implements AutoCloseable {

    private final ServiceConnection connection;

    /**
     * Connects to nothing yet.
     *
     * @param client with the right to manage the destination
     * @param destinationApi base of the Destination API without version
     */
    public KeyPublication(FitConnectClient client, URI destinationApi, InstantSource clock) {
        // The same credentials at another base.
        this.connection = new ServiceConnection(
                new FitConnectClient(client.name(), destinationApi, client.credentials(), client.timeout(), List.of()),
                clock);
    }

    /**
     * Publishes both keys, then makes the encryption key the current one.
     *
     * @return why it could not be done; what was published until then stays
     */
    public Optional<Problem> publish(UUID destination, PrivateJwk signature, PrivateJwk encryption) {
        var path = Assumed.DESTINATION_MANAGEMENT + "/destinations/" + destination;
        try {
            for (var json : List.of(signature.publicJson(JwkUse.SIGNATURE), encryption.publicJson(JwkUse.ENCRYPTION))) {
                var refused =
                        refusal(destination, connection.post(path + "/keys", json.getBytes(StandardCharsets.UTF_8)));
                if (refused.isPresent()) {
                    return refused;
                }
            }
            var patch = Json.newObject().put("encryptionKid", encryption.kid());
            return refusal(destination, connection.patch(path, Json.write(patch)));
        } catch (NotNow e) {
            return Optional.of(e.problem());
        }
    }

    private static Optional<Problem> refusal(UUID destination, Answer given) throws NotNow {
        try (var answer = given) {
            if (answer.isSuccess()) {
                return Optional.empty();
            }
            var code = answer.problemName().orElse("HTTP " + answer.status());
            return Optional.of(Problem.of(ProblemCode.BACK_OFFICE_REFUSED, destination.toString(), "code", code));
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
