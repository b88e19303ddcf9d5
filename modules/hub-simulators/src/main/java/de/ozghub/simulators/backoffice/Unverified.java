package de.ozghub.simulators.backoffice;

/** A message that cannot be opened, or whose signature or digest does not hold. */
final class Unverified extends Exception {

    /** @param text what does not hold; never content */
    Unverified(String text) {
        super(text);
    }

    Unverified(String text, Throwable cause) {
        super(text, cause);
    }
}
