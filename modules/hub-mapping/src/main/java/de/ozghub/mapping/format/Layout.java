package de.ozghub.mapping.format;

import de.ozghub.mapping.definition.Place;
import de.ozghub.submission.SchemaKey;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a file of rows looks like.
 *
 * @param id names the layout as a schema names itself
 * @param lineEnd characters behind each row
 * @param records columns by the name of the record, in the order of the file
 */
record Layout(SchemaKey id, Charset charset, String lineEnd, Csv csv, Map<String, List<Column>> records) {

    Layout {
        records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
    }

    /**
     * What only CSV knows.
     *
     * @param header whether the first row names the columns
     * @param always whether every value stands in quotation marks
     */
    record Csv(char delimiter, boolean header, boolean always) {}

    /**
     * One column.
     *
     * @param title German name, for faults
     * @param width most characters; of a record of fixed length exactly so many
     * @param pattern what a value must match as a whole
     * @param padding how a shorter value is filled, fixed length only
     */
    record Column(
            Place place, String name, String title, boolean required, int width, Pattern pattern, Padding padding) {}

    /** On which side a value is filled, and with what. */
    record Padding(boolean left, char fill) {}
}
