package de.ozghub.console.decision;

/** What a person may decide about a submission. */
public enum Action {
    /** Put back to work; a delivery is sent again with the same bytes and key. */
    RELEASE,
    /** Enter the case number found at the back office. */
    CONFIRM,
    /** Reject the whole submission. */
    REJECT,
    /** Enter that the applicant was answered. */
    ANSWERED
}
