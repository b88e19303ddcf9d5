package de.ozghub.console.settings;

import java.util.regex.Pattern;

/**
 * Somebody who may log in.
 *
 * @param name account name, 2 to 64 of {@code a-z}, {@code 0-9}, {@code .}, {@code _} and {@code -}
 * @param passwordHash as {@link Passwords#hash} makes it
 */
public record Account(String name, Role role, String passwordHash) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    /** @throws IllegalArgumentException if the name has another form, or the hash is none of the known forms */
    public Account {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "account '%s' must be 2 to 64 of a-z, 0-9, '.', '_' and '-'".formatted(name));
        }
        if (!Passwords.isKnown(passwordHash)) {
            throw new IllegalArgumentException(
                    "password hash of account '%s' must start with {bcrypt} or {pbkdf2}".formatted(name));
        }
    }

    @Override
    public String toString() {
        return "Account[name=%s, role=%s]".formatted(name, role);
    }
}
