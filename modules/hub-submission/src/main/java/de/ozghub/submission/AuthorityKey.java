package de.ozghub.submission;

/** Short name of an authority (city, Kreis, Zweckverband) inside its Verbund, for example {@code remscheid}. */
public record AuthorityKey(String value) {

    /** @throws IllegalArgumentException if the key is not made of 2 to 64 of {@code a-z}, {@code 0-9} and {@code -} */
    public AuthorityKey {
        Keys.require("authority", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
