package de.ozghub.xoev.schematron;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * The words of an assertion as the standard wrote them. Where they would quote the document an ellipsis stands instead,
 * except for constants of the rules themselves and the name of the element.
 */
final class AssertionText {

    static final String FIELD = "{field}";

    private static final int MAX_LENGTH = 1_200;
    private static final Pattern LITERAL = Pattern.compile("\\s*'([^']*)'\\s*");
    private static final Pattern VARIABLE = Pattern.compile("\\s*\\$(\\S+)\\s*");

    private AssertionText() {}

    /** Variables of the schema whose value is a constant text. */
    static Map<String, String> literals(Element schema) {
        var literals = new HashMap<String, String>();
        for (Element let : RuleSource.elements(schema, "let")) {
            Matcher literal = LITERAL.matcher(let.getAttribute("value"));
            if (literal.matches()) {
                literals.put(let.getAttribute("name"), literal.group(1));
            }
        }
        return literals;
    }

    static String of(Element assertion, Map<String, String> literals) {
        var text = new StringBuilder();
        append(text, assertion, literals);
        String joined = text.toString().strip().replaceAll("\\s+", " ");
        return joined.length() > MAX_LENGTH ? joined.substring(0, MAX_LENGTH) + " …" : joined;
    }

    private static void append(StringBuilder text, Node parent, Map<String, String> literals) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text words) {
                text.append(words.getData());
            } else if (RuleSource.is(child, "name")) {
                text.append(((Element) child).hasAttribute("path") ? "…" : FIELD);
            } else if (RuleSource.is(child, "value-of")) {
                text.append(value(((Element) child).getAttribute("select"), literals));
            } else if (child instanceof Element element && RuleSource.SCHEMATRON.equals(child.getNamespaceURI())) {
                append(text, element, literals);
            }
        }
    }

    private static String value(String select, Map<String, String> literals) {
        Matcher variable = VARIABLE.matcher(select);
        String constant = variable.matches() ? literals.get(variable.group(1)) : null;
        return constant == null ? "…" : constant;
    }
}
