package de.ozghub.mapping.format;

import de.ozghub.mapping.format.Layout.Column;
import java.util.List;
import java.util.Objects;

/** Records of fixed length: every value filled to the width of its column. */
record FixedLengthSyntax(Layout layout) implements RowsSyntax {

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public String write(List<Row> rows) {
        var out = new StringBuilder();
        for (Row row : rows) {
            List<Column> columns = Objects.requireNonNull(layout.records().get(row.record()));
            for (int i = 0; i < columns.size(); i++) {
                out.append(filled(columns.get(i), row.cells().get(i)));
            }
            out.append(layout.lineEnd());
        }
        return out.toString();
    }

    private static String filled(Column column, String text) {
        int missing = column.width() - text.codePointCount(0, text.length());
        // nothing at all is never a row of zeros
        char fill = text.isEmpty() ? ' ' : column.padding().fill();
        String filling = String.valueOf(fill).repeat(missing);
        return column.padding().left() ? filling + text : text + filling;
    }

    @Override
    public String misfit(Column column, String text) {
        return text.chars().anyMatch(Character::isISOControl) ? "line-break" : "";
    }

    @Override
    public int firstBrokenRow(String text) {
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            number++;
            int end = text.indexOf(layout.lineEnd(), start);
            if (end < 0 || !known(text.codePointCount(start, end))) {
                return number;
            }
            start = end + layout.lineEnd().length();
        }
        return 0;
    }

    private boolean known(int length) {
        return layout.records().values().stream()
                .anyMatch(columns -> columns.stream().mapToInt(Column::width).sum() == length);
    }
}
