package de.ozghub.mapping.format;

import de.ozghub.mapping.format.Layout.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    @Override
    public List<NamedRow> read(String text) {
        var rows = new ArrayList<NamedRow>();
        for (String line : text.lines().toList()) {
            List<NamedRow> possible = layout.records().entrySet().stream()
                    .filter(entry -> width(entry.getValue()) == line.codePointCount(0, line.length()))
                    .map(entry -> row(entry.getKey(), entry.getValue(), line))
                    .toList();
            if (possible.isEmpty()) {
                return List.of();
            }
            // records of one length differ by what their columns may hold
            rows.add(possible.stream().filter(this::fits).findFirst().orElse(possible.getFirst()));
        }
        return rows;
    }

    private static NamedRow row(String record, List<Column> columns, String line) {
        var cells = new LinkedHashMap<String, String>();
        int start = 0;
        for (Column column : columns) {
            int end = line.offsetByCodePoints(start, column.width());
            cells.put(column.name(), line.substring(start, end).strip());
            start = end;
        }
        return new NamedRow(record, cells);
    }

    private boolean fits(NamedRow row) {
        return Objects.requireNonNull(layout.records().get(row.record())).stream()
                .allMatch(column -> {
                    String cell = row.cells().getOrDefault(column.name(), "");
                    return cell.isEmpty()
                            ? !column.required()
                            : column.pattern().matcher(cell).matches();
                });
    }

    private static int width(List<Column> columns) {
        return columns.stream().mapToInt(Column::width).sum();
    }

    private boolean known(int length) {
        return layout.records().values().stream().anyMatch(columns -> width(columns) == length);
    }
}
