package de.ozghub.mapping.definition;

/** XPath 3.1 text and where it is written. */
public record Expression(Place place, String text) {}
