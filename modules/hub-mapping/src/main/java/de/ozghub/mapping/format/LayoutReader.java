package de.ozghub.mapping.format;

import de.ozghub.mapping.definition.Faults;
import de.ozghub.mapping.definition.YamlFields;
import de.ozghub.mapping.format.Layout.Column;
import de.ozghub.mapping.format.Layout.Csv;
import de.ozghub.mapping.format.Layout.Padding;
import de.ozghub.submission.SchemaKey;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a layout file. For one layout. */
final class LayoutReader {

    private static final Map<String, Charset> CHARSETS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "iso-8859-15", Charset.forName("ISO-8859-15"),
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "windows-1252", Charset.forName("windows-1252"),
            "us-ascii", StandardCharsets.US_ASCII);
    private static final Map<String, String> LINE_ENDS = Map.of("lf", "\n", "crlf", "\r\n");
    private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);
    private static final int MAX_WIDTH = 10_000;

    private final String file;
    private final Faults faults;

    LayoutReader(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    Layout read(String text) {
        YamlFields top = YamlFields.parse(file, text, faults);
        top.require("id", "records");
        var layout = new Layout(
                top.value("id", new SchemaKey("none"), SchemaKey::new),
                top.choice("encoding", CHARSETS, StandardCharsets.UTF_8),
                top.choice("line-end", LINE_ENDS, "\r\n"),
                new Csv(
                        top.value("delimiter", ';', LayoutReader::oneCharacter),
                        top.flag("header"),
                        top.choice("quotes", Map.of("always", true, "needed", false), false)),
                records(top));
        top.done();
        return layout;
    }

    private Map<String, List<Column>> records(YamlFields top) {
        var records = new LinkedHashMap<String, List<Column>>();
        top.block("records").ifPresent(block -> {
            for (String name : block.keys()) {
                records.put(name, columns(block.blocks(name)));
            }
        });
        return records;
    }

    private List<Column> columns(List<YamlFields> blocks) {
        var columns = new ArrayList<Column>();
        var names = new HashSet<String>();
        for (YamlFields fields : blocks) {
            fields.require("name", "width");
            String name = fields.text("name");
            if (!names.add(name)) {
                faults.add(fields.place("name"), "duplicate-column", name, "Two columns have the same name.");
            }
            columns.add(new Column(
                    fields.place(),
                    name,
                    fields.value("title", name, title -> title.isBlank() ? name : title),
                    fields.flag("required"),
                    fields.value("width", 1, LayoutReader::width),
                    pattern(fields),
                    new Padding(
                            fields.choice("align", Map.of("left", false, "right", true), false),
                            fields.value("fill", ' ', LayoutReader::oneCharacter))));
            fields.done();
        }
        return columns;
    }

    private Pattern pattern(YamlFields fields) {
        return fields.value("pattern", ANYTHING, text -> {
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("not a regular expression", e);
            }
        });
    }

    private static int width(String text) {
        int width = Integer.parseInt(text);
        if (width < 1 || width > MAX_WIDTH) {
            throw new IllegalArgumentException("1 to " + MAX_WIDTH + " characters are allowed");
        }
        return width;
    }

    private static char oneCharacter(String text) {
        String meant = text.equals("tab") ? "\t" : text;
        if (meant.length() != 1) {
            throw new IllegalArgumentException("one character, or the word tab, is needed");
        }
        return meant.charAt(0);
    }
}
