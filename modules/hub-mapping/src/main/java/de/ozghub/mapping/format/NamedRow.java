package de.ozghub.mapping.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a document, read back.
 *
 * @param record its name in the layout; {@code header} for the names of the columns
 * @param cells text by column, without filling, in the order of the layout
 */
public record NamedRow(String record, Map<String, String> cells) {
    public NamedRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
}
