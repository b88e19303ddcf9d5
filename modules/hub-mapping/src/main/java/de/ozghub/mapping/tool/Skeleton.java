package de.ozghub.mapping.tool;

import de.ozghub.mapping.outline.SourceField;
import de.ozghub.submission.SchemaKey;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The beginning of a package: every source field with its title, to be read, renamed or dropped with a reason. A package with
 * an XML target begins with the target's fields; one with a target in rows begins with one column for each source field, and
 * runs at once.
 */
public final class Skeleton {

    private static final String PREFIX = "q";
    private static final String TARGET = "fachverfahren";

    private final Names names;
    private final List<SourceField> fields;

    /** @param fields of the source schema */
    public Skeleton(Names names, List<SourceField> fields) {
        this.names = names;
        this.fields = List.copyOf(fields);
    }

    /** How the package and its source are called. */
    public record Names(String title, String service, SchemaKey source) {}

    /**
     * The files of a package that makes XML.
     *
     * @param schema of the target
     * @param target its fields
     */
    public SortedMap<String, String> xml(SchemaKey schema, List<SourceField> target) {
        var files = new TreeMap<String, String>();
        files.put("mapping.yaml", description("schema: " + schema));
        files.put(rulesFile(), xmlRules(target) + leftToUse());
        return files;
    }

    /**
     * The files of a package that makes rows: one column for each source field, so that it runs as it is.
     *
     * @param format {@code csv} or {@code fixed-length}
     */
    public SortedMap<String, String> rows(String format) {
        var files = new TreeMap<String, String>();
        String layout = "layouts/" + TARGET + ".yaml";
        files.put("mapping.yaml", description("format: " + format + "\n    schema: " + layout));
        files.put(layout, new ColumnSkeleton(fields).layout(names.source(), format));
        files.put(rulesFile(), new ColumnSkeleton(fields).rules(field -> xpath(field)));
        return files;
    }

    /** The files of a sample. */
    public SortedMap<String, String> sample(String name, String message) {
        var files = new TreeMap<String, String>();
        files.put("samples/" + name + "/input.xml", message);
        files.put("samples/" + name + "/context.yaml", """
            submission-id: 01930000-0000-7000-8000-000000000001
            received-at: 2026-11-02T08:00:00Z
            service: %s
            authority: {ars: "051200000000", name: Musterstadt}
            """.formatted(names.service()));
        return files;
    }

    private static String rulesFile() {
        return "rules/" + TARGET + ".yaml";
    }

    private String description(String target) {
        String namespace = fields.getFirst().steps().getFirst().getNamespaceURI();
        return """
            # What every key means stands in docs/mappings.md.
            format: 1
            title: %s
            service: %s
            source: %s
            namespaces:
              %s: %s
            # the XPath that finds the ARS (12 digits) in the data; () leaves it to the control centre
            area: %s
            # general, tax, social or special
            secrecy: general
            # reject: the sender is told; clerk: a clerk of the authority decides
            on-invalid: clerk
            targets:
              - name: %s
                title: Fachverfahren
                %s
                must-confirm: true
                rules: %s
            """.formatted(
                        quoted(names.title()),
                        names.service(),
                        names.source(),
                        PREFIX,
                        namespace,
                        area(),
                        TARGET,
                        target,
                        rulesFile());
    }

    /** A field named as the project's own schemas name the ARS; nothing else is guessed. */
    private String area() {
        return fields.stream()
                .filter(field ->
                        field.path().endsWith("/gebiet") && !field.use().repeatable())
                .findFirst()
                .map(Skeleton::xpath)
                .orElse("()");
    }

    private static String xmlRules(List<SourceField> target) {
        var text = new StringBuilder(
                "# Fields of the target, in its order. Fill 'from' with a source field from below.\n");
        for (SourceField field : target) {
            text.append("- {to: \"%s\", from: (), title: %s}%s\n"
                    .formatted(inside(field.path()), title(field), remark(field)));
        }
        return text.toString();
    }

    private String leftToUse() {
        var text = new StringBuilder(
                "\n# Fields of the source: use each above, or name it under 'drop' in mapping.yaml with a reason.\n");
        for (SourceField field : fields) {
            text.append("#   %s  %s%s\n".formatted(xpath(field), field.title(), remark(field)));
        }
        return text.toString();
    }

    private static String inside(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    private static String remark(SourceField field) {
        String required = field.use().required() ? " # required" : "";
        return required + (field.use().repeatable() ? (required.isEmpty() ? " # several" : ", several") : "");
    }

    /** What clerks will read; the technical name where the schema has no title. */
    static String title(SourceField field) {
        String name = field.path().substring(field.path().lastIndexOf('/') + 1);
        return quoted(field.title().isEmpty() ? name : field.title());
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "'") + "\"";
    }

    private static String xpath(SourceField field) {
        var path = new StringBuilder();
        field.steps()
                .forEach(step -> path.append(path.isEmpty() ? "" : "/")
                        .append(step.getNamespaceURI().isEmpty() ? "" : PREFIX + ":")
                        .append(step.getLocalPart()));
        int attribute = field.path().lastIndexOf("/@");
        return field.attribute() && attribute >= 0 ? path + field.path().substring(attribute) : path.toString();
    }
}
