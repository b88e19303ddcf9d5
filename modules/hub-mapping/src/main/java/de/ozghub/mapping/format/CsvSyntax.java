package de.ozghub.mapping.format;

import de.ozghub.mapping.format.Layout.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180) with the layout's delimiter and line end. */
record CsvSyntax(Layout layout) implements RowsSyntax {

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public String write(List<Row> rows) {
        var out = new StringBuilder();
        if (layout.csv().header()) {
            List<Column> columns = layout.records().values().iterator().next();
            append(out, columns.stream().map(Column::name).toList());
        }
        rows.forEach(row -> append(out, row.cells()));
        return out.toString();
    }

    private void append(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(this::quoted).collect(Collectors.joining(delimiter())))
                .append(layout.lineEnd());
    }

    private String delimiter() {
        return String.valueOf(layout.csv().delimiter());
    }

    private String quoted(String cell) {
        boolean needed = layout.csv().always()
                || cell.contains(delimiter())
                || cell.contains("\"")
                || cell.contains("\n")
                || cell.contains("\r");
        return needed ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    @Override
    public String misfit(Column column, String text) {
        return "";
    }

    @Override
    public int firstBrokenRow(String text) {
        int number = 0;
        for (List<String> row : parse(text)) {
            number++;
            boolean known = layout.records().values().stream().anyMatch(columns -> columns.size() == row.size());
            if (!known) {
                return number;
            }
        }
        return text.isEmpty() || text.endsWith(layout.lineEnd()) ? 0 : number;
    }

    @Override
    public List<NamedRow> read(String text) {
        var rows = new ArrayList<NamedRow>();
        for (List<String> cells : parse(text)) {
            boolean header = rows.isEmpty() && layout.csv().header();
            Optional<Map.Entry<String, List<Column>>> known = layout.records().entrySet().stream()
                    .filter(entry -> entry.getValue().size() == cells.size())
                    .findFirst();
            if (known.isEmpty()) {
                return List.of();
            }
            var named = new LinkedHashMap<String, String>();
            for (int i = 0; i < cells.size(); i++) {
                named.put(known.get().getValue().get(i).name(), cells.get(i));
            }
            rows.add(new NamedRow(header ? "header" : known.get().getKey(), named));
        }
        return rows;
    }

    /** Rows of a text, quotation marks taken off. */
    List<List<String>> parse(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && text.startsWith("\"\"", i);
                if (c == '"' && !doubled) {
                    quoted = false;
                } else {
                    cell.append(c);
                    i += doubled ? 1 : 0;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == layout.csv().delimiter()) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (text.startsWith(layout.lineEnd(), i)) {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(List.copyOf(row));
                row.clear();
                i += layout.lineEnd().length() - 1;
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
