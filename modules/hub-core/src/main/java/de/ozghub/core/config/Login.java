package de.ozghub.core.config;

import java.util.Optional;

/** User and password of the hub at somebody else's service. */
public record Login(String user, SecretRef password) {

    /** Of a section with {@code user} and {@code password}: both or neither, one alone is a fault. */
    static Value<Optional<Login>> of(Section section) {
        // Both are asked for, so that neither counts as unknown.
        boolean password = section.has("password");
        if (!section.has("user") && !password) {
            return Value.of(Optional.empty());
        }
        Value<String> user = section.required("user", Kind.TEXT);
        Value<SecretRef> secret = section.required("password", Kind.SECRET);
        return Value.from(() -> Optional.of(new Login(user.get(), secret.get())));
    }
}
