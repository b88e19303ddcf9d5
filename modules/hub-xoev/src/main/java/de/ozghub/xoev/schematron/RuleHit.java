package de.ozghub.xoev.schematron;

/**
 * A broken rule at one place of a document.
 *
 * @param rule id of the assertion, for example {@code BR-DE-15}; file and number if it has none
 * @param text the rule's own sentence; ellipses stand where it would quote the document
 * @param line of the start tag, from 1
 * @param column from 1; 0 if unknown
 * @param path as {@code /root/element[2]/…}
 * @param field local name of the element or attribute
 */
public record RuleHit(String rule, Severity severity, String text, int line, int column, String path, String field) {}
