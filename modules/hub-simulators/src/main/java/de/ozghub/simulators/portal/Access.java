package de.ozghub.simulators.portal;

import java.net.URI;

/**
 * How a portal reaches the Zustelldienst.
 *
 * @param zustelldienst address without a path, for example {@code https://test.fit-connect.fitko.dev}
 * @param token token endpoint
 * @param clientId OAuth client of the sender
 * @param clientSecret its secret
 */
public record Access(URI zustelldienst, URI token, String clientId, String clientSecret) {

    /** The access with the secret left out. */
    @Override
    public String toString() {
        return "Access[" + zustelldienst + ", " + clientId + "]";
    }
}
