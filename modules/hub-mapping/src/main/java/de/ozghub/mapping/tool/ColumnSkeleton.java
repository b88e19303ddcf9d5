package de.ozghub.mapping.tool;

import de.ozghub.mapping.outline.SourceField;
import de.ozghub.mapping.outline.Type;
import de.ozghub.submission.SchemaKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A layout with one column for each source field, and the rules that fill it. */
final class ColumnSkeleton {

    private static final String RECORD = "zeile";
    private static final int USUAL_WIDTH = 100;
    private static final int SEVERAL = 5;

    private final Map<String, SourceField> columns = new LinkedHashMap<>();

    ColumnSkeleton(List<SourceField> fields) {
        fields.forEach(this::add);
    }

    /** Named by the last step; with the step above where that name is taken. */
    private void add(SourceField field) {
        String[] steps = field.path().replace("@", "").split("/", -1);
        String name = steps[steps.length - 1].toLowerCase(java.util.Locale.ROOT);
        for (int i = steps.length - 2; i >= 0 && columns.containsKey(name); i--) {
            name = steps[i].toLowerCase(java.util.Locale.ROOT) + "-" + name;
        }
        columns.put(name, field);
    }

    String layout(SchemaKey source, String format) {
        var text = new StringBuilder("""
            # Write down here what the procedure's manual says: columns in its order, their width, the encoding.
            # utf-8, iso-8859-15, iso-8859-1, windows-1252 or us-ascii
            id: %s-%s#datei
            encoding: utf-8
            line-end: crlf
            """.formatted(source.standard(), format));
        if (format.equals("csv")) {
            text.append("delimiter: \";\"\nheader: true\n");
        }
        text.append("records:\n  ").append(RECORD).append(":\n");
        columns.forEach((name, field) -> text.append("    - {name: %s, title: %s, width: %d%s}\n"
                .formatted(
                        name, Skeleton.title(field), width(field), field.use().required() ? ", required: true" : "")));
        return text.toString();
    }

    String rules(Function<SourceField, String> xpath) {
        var text = new StringBuilder("""
            # One column for each source field. Take away what the procedure does not want, and name it under 'drop' in
            # mapping.yaml with a reason.
            - to: %s
              rules:
            """.formatted(RECORD));
        columns.forEach((name, field) -> text.append("    - {to: %s, from: \"%s\"%s%s, title: %s}\n"
                .formatted(
                        name,
                        xpath.apply(field),
                        field.use().repeatable() ? ", join: \" | \"" : "",
                        field.use().required() ? ", required: true" : "",
                        Skeleton.title(field))));
        return text.toString();
    }

    private static int width(SourceField field) {
        Type.Text type = field.type();
        int one = type.enumeration().stream().mapToInt(String::length).max().orElseGet(() -> width(type));
        return field.use().repeatable() ? one * SEVERAL : one;
    }

    private static int width(Type.Text type) {
        Integer limit = type.facets().maxLength();
        if (limit != null) {
            return limit;
        }
        return switch (type.builtIn()) {
            case "boolean" -> 5;
            case "date" -> 16;
            case "dateTime" -> 35;
            default -> USUAL_WIDTH;
        };
    }
}
