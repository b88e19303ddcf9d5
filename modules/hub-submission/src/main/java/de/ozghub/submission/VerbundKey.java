package de.ozghub.submission;

/** Key of a group of authorities (Verbund) that shares one hub; every stored row bears it. */
public record VerbundKey(String value) {

    /** @throws IllegalArgumentException if the key is not made of 2 to 64 of {@code a-z}, {@code 0-9} and {@code -} */
    public VerbundKey {
        Keys.require("verbund", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
