package de.ozghub.xoev.json;

/**
 * A rule of a JSON Schema that a document breaks. Holds names of the schema only.
 *
 * @param rule keyword, for example {@code required}
 * @param pointer JSON Pointer to the place; {@code ?} stands for a name the schema does not know
 * @param field last known name of the place
 * @param title of the field, as the schema gives it
 * @param detail the missing property, or empty
 * @param line from 1; 0 if unknown
 * @param column from 1; 0 if unknown
 */
public record JsonHit(String rule, String pointer, String field, String title, String detail, int line, int column) {}
