package de.ozghub.mapping.format;

import de.ozghub.mapping.format.Layout.Column;
import java.util.List;

/** How rows become text. Thread-safe. */
sealed interface RowsSyntax permits CsvSyntax, FixedLengthSyntax {

    String mediaType();

    /** The whole file. */
    String write(List<Row> rows);

    /** Why a text that fits its column cannot be written; empty if it can. */
    String misfit(Column column, String text);

    /** Number of the first row, from 1, that is none of the layout's records; 0 if all are. */
    int firstBrokenRow(String text);

    /** The rows of a whole file, by name; empty if one of them is none of the layout's records. */
    List<NamedRow> read(String text);

    /**
     * One row.
     *
     * @param cells a text for each column, empty where there is none
     */
    record Row(String record, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
