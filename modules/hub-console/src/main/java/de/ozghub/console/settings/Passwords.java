package de.ozghub.console.settings;

import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/** The two forms of password hash the console accepts. There is no form for a password in clear. Thread-safe. */
public final class Passwords {

    /** Shortest password, in characters. */
    public static final int SHORTEST = 12;

    /** bcrypt looks at no more bytes than this. */
    private static final int LONGEST_BYTES = 72;

    private static final Map<String, PasswordEncoder> KNOWN = Map.of(
            "bcrypt", new BCryptPasswordEncoder(), "pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8());

    private Passwords() {}

    /** Makes and compares hashes of the form <code>{bcrypt}…</code> or <code>{pbkdf2}…</code>. */
    public static PasswordEncoder encoder() {
        return new DelegatingPasswordEncoder("bcrypt", KNOWN);
    }

    /**
     * Hash of a password for {@link Account}.
     *
     * @throws IllegalArgumentException if it has fewer than {@value #SHORTEST} characters or more than 72 bytes
     */
    public static String hash(String password) {
        int bytes = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST || bytes > LONGEST_BYTES) {
            throw new IllegalArgumentException(
                    "a password has at least %d characters and at most %d bytes".formatted(SHORTEST, LONGEST_BYTES));
        }
        String hash = encoder().encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash for a password that is there");
        }
        return hash;
    }

    static boolean isKnown(String hash) {
        return KNOWN.keySet().stream().anyMatch(form -> hash.startsWith("{" + form + "}"));
    }
}
