package de.ozghub.console.page;

/**
 * What stands around every page.
 *
 * @param otherLanguage address of the same page in the other language
 * @param mayDecide whether actions are shown at all
 */
public record Frame(
        String verbund, String account, String role, boolean mayDecide, String otherLanguage, Waiting waiting) {

    /** Numbers in the navigation. */
    public record Waiting(Figure clarifications, int alarms) {}
}
