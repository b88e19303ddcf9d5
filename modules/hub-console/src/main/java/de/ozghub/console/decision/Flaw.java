package de.ozghub.console.decision;

/** What is wrong with a draft. */
public enum Flaw {
    REASON_MISSING("reason", "The reason is missing."),
    REASON_TOO_LONG("reason", "The reason has more than 500 characters."),
    REFERENCE_MISSING("reference", "The case number is missing."),
    REFERENCE_TOO_LONG("reference", "The case number has more than 200 characters."),
    DELIVERY_MISSING("delivery", "The delivery is missing."),
    DELIVERY_INVALID("delivery", "The delivery is not a UUID.");

    private final String field;
    private final String english;

    Flaw(String field, String english) {
        this.field = field;
        this.english = english;
    }

    /** The field it is about, as forms and API name it. */
    public String field() {
        return field;
    }

    public String english() {
        return english;
    }
}
