package de.ozghub.mapping.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule writes, seen from its group: {@code schuldner/geburtstag}, {@code @art}, {@code rasse/@schluessel}, or
 * {@code .} for the group's own text. Names without prefix are in the target's namespace; attributes without prefix in
 * none, and so are names whose prefix stands for the empty namespace.
 */
public record TargetPath(
        String text, List<QName> elements, @Nullable QName attribute) {

    private static final Pattern NAME =
            Pattern.compile("(?:([\\p{L}_][\\p{L}\\p{N}_.-]*):)?([\\p{L}_][\\p{L}\\p{N}_.-]*)");

    public TargetPath {
        elements = List.copyOf(elements);
    }

    /** @throws IllegalArgumentException if the text has another form or a prefix is not declared */
    static TargetPath of(String text, String namespace, Map<String, String> prefixes) {
        var elements = new ArrayList<QName>();
        if (text.equals(".")) {
            return new TargetPath(text, elements, null);
        }
        String[] steps = text.split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            if (last && steps[i].startsWith("@")) {
                return new TargetPath(text, elements, name(steps[i].substring(1), "", prefixes));
            }
            elements.add(name(steps[i], namespace, prefixes));
        }
        return new TargetPath(text, elements, null);
    }

    private static QName name(String step, String unprefixed, Map<String, String> prefixes) {
        var match = NAME.matcher(step);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "'" + step + "' is not a name; write names with / between, @ for attributes");
        }
        String prefix = match.group(1);
        if (prefix == null) {
            return new QName(unprefixed, match.group(2));
        }
        String uri = prefixes.get(prefix);
        if (uri == null) {
            throw new IllegalArgumentException("the prefix '" + prefix + "' is not declared under namespaces");
        }
        return uri.isEmpty() ? new QName(match.group(2)) : new QName(uri, match.group(2), prefix);
    }

    /** Last name, for people. */
    public String field() {
        if (attribute != null) {
            return attribute.getLocalPart();
        }
        return elements.isEmpty() ? "." : elements.getLast().getLocalPart();
    }
}
