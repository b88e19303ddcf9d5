package de.ozghub.mapping.table;

import de.ozghub.mapping.definition.Place;

/**
 * A rule that could not be carried out.
 *
 * @param field its field's name for people
 * @param reason one stable word, for example {@code code-unknown}; never a value of the data
 */
public record RuleFault(Place place, String field, String reason) {}
