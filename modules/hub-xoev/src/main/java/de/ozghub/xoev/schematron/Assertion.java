package de.ozghub.xoev.schematron;

/** An {@code assert} or {@code report} of a rule set; {@code {field}} in its text stands for the element's name. */
record Assertion(String id, Severity severity, String text) {}
