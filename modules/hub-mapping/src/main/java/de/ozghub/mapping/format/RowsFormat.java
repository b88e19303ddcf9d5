package de.ozghub.mapping.format;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.definition.Faults;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.definition.Shape;
import de.ozghub.mapping.format.Layout.Column;
import de.ozghub.mapping.message.Element;
import de.ozghub.mapping.message.Proof;
import de.ozghub.mapping.message.TreeWriter;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.namespace.QName;

/** CSV or records of fixed length: one row for each child of the root, one column for each child of these. */
public final class RowsFormat implements TreeWriter, Proof {

    private final Place place;
    private final Layout layout;
    private final RowsSyntax syntax;

    private RowsFormat(Place place, Layout layout, RowsSyntax syntax) {
        this.place = place;
        this.layout = layout;
        this.syntax = syntax;
    }

    /** Of no use if faults were added. */
    public static RowsFormat read(Shape.Rows definition, Faults faults) {
        Layout layout = new LayoutReader(definition.place().file(), faults).read(definition.layout());
        RowsSyntax syntax = definition.fixedLength() ? new FixedLengthSyntax(layout) : new CsvSyntax(layout);
        return new RowsFormat(definition.place(), layout, syntax);
    }

    /** The layout's id. */
    public SchemaKey key() {
        return layout.id();
    }

    /** {@code text/csv} or {@code text/plain}, with the encoding. */
    public String mediaType() {
        return syntax.mediaType() + ";charset=" + layout.charset().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Notes every rule that writes no column of the layout. */
    public void check(List<Rule> rules, Faults faults) {
        check(rules, List.of(), faults);
    }

    private void check(List<Rule> rules, List<String> above, Faults faults) {
        for (Rule rule : rules) {
            var path = new ArrayList<>(above);
            rule.to().elements().stream().map(QName::getLocalPart).forEach(path::add);
            switch (rule) {
                case Rule.Group group
                when path.size() == 1 && layout.records().containsKey(path.getFirst()) ->
                    check(group.rules(), path, faults);
                case Rule.Field field
                when path.size() == 2 && field.to().attribute() == null && column(path.getFirst(), path.get(1)) -> {
                    // a column of the layout
                }
                default ->
                    faults.add(
                            rule.place(),
                            "unknown-column",
                            String.join("/", path),
                            "The layout has no such record or column; a rule writes record/column.");
            }
        }
    }

    private boolean column(String record, String name) {
        return layout.records().getOrDefault(record, List.of()).stream()
                .anyMatch(column -> column.name().equals(name));
    }

    @Override
    public Bytes write(Element root, Notes notes) {
        var rows = new ArrayList<RowsSyntax.Row>();
        for (Element child : root.children()) {
            rows.add(row(child, notes));
        }
        if (notes.faulty()) {
            return Bytes.of(new byte[0]);
        }
        try {
            ByteBuffer encoded = layout.charset().newEncoder().encode(CharBuffer.wrap(syntax.write(rows)));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return Bytes.of(bytes);
        } catch (CharacterCodingException e) {
            notes.fault(new RuleFault(place, "*", "not-in-encoding"));
            return Bytes.of(new byte[0]);
        }
    }

    private RowsSyntax.Row row(Element record, Notes notes) {
        String name = record.name().getLocalPart();
        List<Column> columns = Objects.requireNonNull(layout.records().get(name));
        var cells = new ArrayList<String>();
        for (Column column : columns) {
            String text = record.children().stream()
                    .filter(child -> child.name().getLocalPart().equals(column.name()))
                    .findFirst()
                    .flatMap(Element::text)
                    .orElse("");
            String misfit = misfit(column, text);
            if (!misfit.isEmpty()) {
                notes.fault(new RuleFault(column.place(), column.title(), misfit));
            }
            cells.add(text);
        }
        return new RowsSyntax.Row(name, cells);
    }

    /** Why the text cannot stand in the column; empty if it can. */
    private String misfit(Column column, String text) {
        if (text.isEmpty()) {
            return column.required() ? "required-missing" : "";
        }
        if (text.codePointCount(0, text.length()) > column.width()) {
            return "too-long";
        }
        if (!layout.charset().newEncoder().canEncode(text)) {
            return "not-in-encoding";
        }
        if (!column.pattern().matcher(text).matches()) {
            return "pattern";
        }
        return syntax.misfit(column, text);
    }

    /** The rows of a document by name, whatever its line ends; empty if it is none of this layout. */
    public List<NamedRow> read(String text) {
        return syntax.read(text.replace("\r\n", "\n").replace("\n", layout.lineEnd()));
    }

    /** Reads the bytes back: every row must be one of the layout's records with the same cells. */
    @Override
    public List<Problem> problems(Bytes message, String target) {
        try {
            String text = layout.charset()
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message.toByteArray()))
                    .toString();
            int broken = syntax.firstBrokenRow(text);
            return broken == 0 ? List.of() : List.of(invalid(target, "row", broken));
        } catch (CharacterCodingException e) {
            return List.of(invalid(target, "encoding", 0));
        }
    }

    private Problem invalid(String target, String rule, int line) {
        return Problem.of(ProblemCode.TARGET_INVALID, target, "rule", rule)
                .with("line", line)
                .with("path", place.file())
                .with("field", "*");
    }
}
