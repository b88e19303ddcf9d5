package de.ozghub.mapping.definition;

import de.ozghub.submission.SchemaKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the targets of {@code mapping.yaml} with the files they name. For one package. */
final class TargetReader {

    private static final SchemaKey NONE = new SchemaKey("none#none");
    private static final Map<String, String> FORMATS =
            Map.of("xml", "xml", "xdomea", "xdomea", "json", "json", "csv", "csv", "fixed-length", "fixed-length");

    private final PackageFiles files;
    private final RuleReader rules;
    private final Faults faults;

    TargetReader(PackageFiles files, RuleReader rules, Faults faults) {
        this.files = files;
        this.rules = rules;
        this.faults = faults;
    }

    List<TargetDefinition> read(YamlFields top) {
        var targets = new ArrayList<TargetDefinition>();
        var names = new HashSet<String>();
        for (YamlFields fields : top.blocks("targets")) {
            TargetDefinition target = target(fields);
            if (!names.add(target.label().name())) {
                faults.add(
                        fields.place("name"),
                        "duplicate-target",
                        target.label().name(),
                        "Two targets have the same name.");
            }
            targets.add(target);
        }
        if (top.has("targets") && targets.isEmpty()) {
            faults.add(top.place("targets"), "missing-key", "targets", "At least one target is needed.");
        }
        return targets;
    }

    private TargetDefinition target(YamlFields fields) {
        fields.require("name", "schema", "must-confirm");
        String name = fields.value("name", "none", TargetReader::requireName);
        Shape shape = shape(fields);
        String namespace = fields.value("namespace", usualNamespace(shape), uri -> uri);
        var target = new TargetDefinition(
                fields.place(),
                new TargetDefinition.Label(name, fields.value("title", name, title -> title)),
                shape,
                namespace,
                fields.flag("must-confirm"),
                fields.expression("when"),
                body(fields, shape, namespace),
                enclosures(fields));
        fields.done();
        return target;
    }

    private Shape shape(YamlFields fields) {
        String format = fields.choice("format", FORMATS, "xml");
        boolean packaged = format.equals("xdomea");
        if (packaged || format.equals("xml")) {
            return new Shape.Xml(
                    fields.value("schema", NONE, SchemaKey::new),
                    fields.value("prefix", "", TargetReader::requirePrefix),
                    packaged);
        }
        String path = fields.text("schema");
        String text = files.text(path, fields.place("schema"));
        var place = new Place(path, 0);
        return format.equals("json")
                ? new Shape.Json(place, text)
                : new Shape.Rows(place, text, format.equals("fixed-length"));
    }

    private static String usualNamespace(Shape shape) {
        return switch (shape) {
            case Shape.Xml xml -> xml.schema().standard();
            case Shape.Json json -> "";
            case Shape.Rows rows -> "";
        };
    }

    private static String requirePrefix(String prefix) {
        if (!prefix.matches("[A-Za-z][A-Za-z0-9-]{0,20}")) {
            throw new IllegalArgumentException("a short name is needed");
        }
        return prefix;
    }

    private static String requireName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{1,63}")) {
            throw new IllegalArgumentException("2 to 64 of a-z, 0-9 and '-' are needed");
        }
        return name;
    }

    private Body body(YamlFields target, Shape shape, String namespace) {
        @Nullable String table = target.optionalText("rules");
        @Nullable String stylesheet = target.optionalText("stylesheet");
        if ((table == null) == (stylesheet == null)) {
            faults.add(
                    target.place(), "body", "", "A target needs either 'rules' or 'stylesheet', with a file's name.");
            return new Body.Table(List.of());
        }
        if (stylesheet != null) {
            if (!(shape instanceof Shape.Xml)) {
                faults.add(target.place("stylesheet"), "body", stylesheet, "A stylesheet makes XML alone.");
            }
            return stylesheet(stylesheet, target.place("stylesheet"));
        }
        if (shape instanceof Shape.Xml xml && xml.schema().root().isEmpty()) {
            faults.add(
                    target.place("schema"),
                    "value",
                    xml.schema().value(),
                    "A rule table needs a root element behind #.");
        }
        String path = Objects.requireNonNull(table);
        String text = files.text(path, target.place("rules"));
        return text.isEmpty()
                ? new Body.Table(List.of())
                : new Body.Table(rules.read(YamlFields.parseList(path, text, faults), namespace));
    }

    private Body.Stylesheet stylesheet(String path, Place namedAt) {
        return new Body.Stylesheet(new Place(path, 0), files.text(path, namedAt));
    }

    private List<EnclosureDefinition> enclosures(YamlFields target) {
        var enclosures = new ArrayList<EnclosureDefinition>();
        for (YamlFields fields : target.blocks("enclose")) {
            fields.require("name");
            String name = fields.value("name", "none", TargetReader::requireFileName);
            if (fields.flag("original")) {
                enclosures.add(new EnclosureDefinition.Original(name));
            } else if (fields.has("page")) {
                enclosures.add(new EnclosureDefinition.Page(
                        name, fields.place(), stylesheet(fields.text("page"), fields.place("page"))));
            } else {
                fields.require("schema", "stylesheet");
                enclosures.add(new EnclosureDefinition.Made(
                        name,
                        fields.place(),
                        fields.value("schema", NONE, SchemaKey::new),
                        stylesheet(fields.text("stylesheet"), fields.place("stylesheet")),
                        fields.optionalText("mode")));
            }
            fields.done();
        }
        return enclosures;
    }

    private static String requireFileName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw new IllegalArgumentException("1 to 61 of a-z, 0-9 and '-' are needed");
        }
        return name;
    }
}
