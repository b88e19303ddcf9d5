package de.ozghub.mapping.tool;

import de.ozghub.mapping.definition.Body;
import de.ozghub.mapping.definition.Expression;
import de.ozghub.mapping.definition.PackageDefinition;
import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.definition.TargetDefinition;
import de.ozghub.mapping.outline.SourceField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names in the XPath of a package that no field of its source has: mostly a slip of the pen, which XPath takes for a field
 * that is not there. Only names with a prefix of the source's namespace are looked at.
 */
public final class UnknownNames {

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.$-])([\\w.-]+):([\\p{L}_][\\p{L}\\p{N}_.-]*+)(?!\\s*\\()");
    private static final int LIKE = 3;

    private final Map<String, String> namespaces;
    private final Set<String> sourceNamespaces = new HashSet<>();
    private final Set<String> known = new TreeSet<>();
    private final List<String> hints = new ArrayList<>();

    private UnknownNames(PackageDefinition definition, List<SourceField> fields) {
        this.namespaces = definition.namespaces();
        for (SourceField field : fields) {
            field.steps().forEach(step -> {
                sourceNamespaces.add(step.getNamespaceURI());
                known.add(step.getLocalPart());
            });
            known.add(field.path().substring(field.path().lastIndexOf('/') + 1).replace("@", ""));
        }
        sourceNamespaces.remove("");
    }

    /**
     * A sentence for each name, with file and line and the most similar name.
     *
     * @param fields every field of the source; none means that nothing is known and nothing is said
     */
    public static List<String> of(PackageDefinition definition, List<SourceField> fields) {
        var names = new UnknownNames(definition, fields);
        names.look(definition.source().area());
        definition.source().businessKeys().forEach(key -> names.look(key.from()));
        for (TargetDefinition target : definition.targets()) {
            names.look(target.when());
            if (target.body() instanceof Body.Table table) {
                names.look(table.rules());
            }
        }
        return List.copyOf(names.hints);
    }

    private void look(List<Rule> rules) {
        for (Rule rule : rules) {
            look(rule.when());
            switch (rule) {
                case Rule.Group group -> {
                    look(group.each());
                    look(group.rules());
                }
                case Rule.Field field -> {
                    if (field.source() instanceof Rule.FromData data) {
                        look(data.expression());
                    }
                }
            }
        }
    }

    private void look(@Nullable Expression expression) {
        if (expression == null) {
            return;
        }
        var names = NAME.matcher(LITERAL.matcher(expression.text()).replaceAll("''"));
        while (names.find()) {
            String name = names.group(2);
            if (sourceNamespaces.contains(namespaces.get(names.group(1))) && !known.contains(name)) {
                hints.add("%s the source has no field '%s'%s".formatted(expression.place(), name, nearest(name)));
            }
        }
    }

    private String nearest(String name) {
        return known.stream()
                .filter(candidate -> distance(candidate, name) <= LIKE)
                .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    /** Letters to insert, remove or replace (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
