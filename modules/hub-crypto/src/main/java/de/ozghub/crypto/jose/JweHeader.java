package de.ozghub.crypto.jose;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The protected header of a JWE as the sender wrote it (RFC 7516 §4). Reading it checks form only; what is allowed is
 * decided on decryption.
 *
 * @param algorithm {@code alg}
 * @param encryption {@code enc}
 * @param kid id of the key the content is for
 * @param contentType {@code cty}
 * @param compression {@code zip}
 * @param critical whether there is a {@code crit} member
 */
public record JweHeader(
        String algorithm,
        String encryption,
        @Nullable String kid,
        @Nullable String contentType,
        @Nullable String compression,
        boolean critical) {

    static final int MAX_CHARACTERS = 16 * 1024;

    static JweHeader parse(byte[] segment) {
        var members = Json.object(Json.utf8(Base64Url.decode(segment)), MAX_CHARACTERS);
        return of(members);
    }

    private static JweHeader of(Map<String, Object> members) {
        return new JweHeader(
                Json.string(members, "alg"),
                Json.string(members, "enc"),
                Json.optionalString(members, "kid"),
                Json.optionalString(members, "cty"),
                Json.optionalString(members, "zip"),
                members.containsKey("crit"));
    }
}
