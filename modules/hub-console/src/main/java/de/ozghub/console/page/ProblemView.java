package de.ozghub.console.page;

/**
 * A problem for people: sentence, codes, what to do.
 *
 * @param remedyLanguage language of the remedy; the catalogue has it in German only
 */
public record ProblemView(String sentence, String official, String code, String remedy, String remedyLanguage) {}
