package de.ozghub.simulators.backoffice;

/** A hand-over the back office will never take; nothing was stored. */
final class Refused extends Exception {

    /** Codes of the contract. */
    enum Code {
        DIGEST_CONFLICT("digest-conflict"),
        DIGEST_MISMATCH("digest-mismatch"),
        UNREADABLE("unreadable"),
        NOT_COMPETENT("not-competent"),
        INVALID("invalid");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private final Code code;

    Refused(Code code, String text) {
        super(text);
        this.code = code;
    }

    Refused(Code code, String text, Throwable cause) {
        super(text, cause);
        this.code = code;
    }

    Code code() {
        return code;
    }
}
