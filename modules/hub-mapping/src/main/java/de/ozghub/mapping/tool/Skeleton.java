package de.ozghub.mapping.tool;

import de.ozghub.mapping.outline.SourceField;
import de.ozghub.submission.SchemaKey;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The beginning of a package: every source field with its title, to be read, renamed or dropped with a reason. */
public final class Skeleton {

    private static final String PREFIX = "q";

    private Skeleton() {}

    /**
     * The files of the new package.
     *
     * @param fields of the source schema
     * @param target fields of the target schema
     * @param sample a valid message of the source schema
     */
    public static SortedMap<String, String> of(
            Names names, List<SourceField> fields, List<SourceField> target, String sample) {
        String namespace = fields.getFirst().steps().getFirst().getNamespaceURI();
        var files = new TreeMap<String, String>();
        files.put("mapping.yaml", """
                # What every key means stands in docs/mappings.md.
                format: 1
                title: %s
                service: %s
                source: %s
                namespaces:
                  %s: %s
                # the XPath that finds the ARS (12 digits) in the data; () leaves it to the control centre
                area: ()
                # general, tax, social or special
                secrecy: general
                on-invalid: clerk
                targets:
                  - name: fachverfahren
                    title: Fachverfahren
                    schema: %s
                    must-confirm: true
                    rules: rules/fachverfahren.yaml
                """.formatted(
                        names.title(), names.service(), names.source(), PREFIX, namespace, names.target()));
        files.put("rules/fachverfahren.yaml", rules(fields, target));
        files.put("samples/normal/input.xml", sample);
        files.put("samples/normal/context.yaml", """
                submission-id: 01930000-0000-7000-8000-000000000001
                received-at: 2026-11-02T08:00:00Z
                service: %s
                authority: {ars: "051200000000", name: Musterstadt}
                """.formatted(names.service()));
        return files;
    }

    /** How the package and its ends are called. */
    public record Names(String title, String service, SchemaKey source, SchemaKey target) {}

    private static String rules(List<SourceField> fields, List<SourceField> target) {
        var text = new StringBuilder(
                "# Fields of the target, in its order. Fill 'from' with a source field from below.\n");
        for (SourceField field : target) {
            text.append("- {to: \"%s\", from: (), title: %s}%s\n"
                    .formatted(inside(field.path()), quoted(field.title()), remark(field)));
        }
        text.append(
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

    private static String quoted(String title) {
        return "\"" + title.replace("\"", "'") + "\"";
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
