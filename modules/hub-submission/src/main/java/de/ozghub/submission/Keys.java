package de.ozghub.submission;

import java.util.regex.Pattern;

/** The one rule for names the hub's operators choose. */
final class Keys {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");

    private Keys() {}

    static void require(String what, String value) {
        if (!KEY.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s '%s' must be 2 to 64 of a-z, 0-9 and '-', starting with a letter or digit"
                            .formatted(what, value));
        }
    }
}
