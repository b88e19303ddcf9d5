package de.ozghub.submission;

/**
 * A specialist procedure (Fachverfahren) of one authority, written {@code authority/name}, for example
 * {@code remscheid/steuer}. It is also the name of the lane its deliveries are claimed from.
 */
public record BackOfficeKey(AuthorityKey authority, String name) {

    /** @throws IllegalArgumentException if the name is not made of 2 to 64 of {@code a-z}, {@code 0-9} and {@code -} */
    public BackOfficeKey {
        Keys.require("back office", name);
    }

    /** @throws IllegalArgumentException if the text is not of the form {@code authority/name} */
    public static BackOfficeKey of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("back office '%s' must read authority/name".formatted(text));
        }
        return new BackOfficeKey(new AuthorityKey(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return authority + "/" + name;
    }
}
