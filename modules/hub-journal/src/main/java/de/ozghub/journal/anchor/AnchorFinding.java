package de.ozghub.journal.anchor;

/**
 * Something that is not as it was anchored.
 *
 * @param subject submission or log
 * @param english what is wrong, one sentence without its full stop
 */
public record AnchorFinding(String subject, String english) {}
