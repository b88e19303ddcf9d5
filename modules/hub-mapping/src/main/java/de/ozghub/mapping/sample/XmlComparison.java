package de.ozghub.mapping.sample;

import de.ozghub.mapping.Bytes;
import de.ozghub.xoev.xml.HardenedXml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/** Compares two documents field by field; comments and white space between elements do not count. For one comparison. */
final class XmlComparison {

    private static final String ABSENT = "(nothing)";

    private final HardenedXml xml;
    private final String target;
    private final List<Difference> found = new ArrayList<>();

    XmlComparison(HardenedXml xml, String target) {
        this.xml = xml;
        this.target = target;
    }

    /** @throws SaxonApiException if one of them is no XML */
    List<Difference> compare(Bytes expected, Bytes actual) throws SaxonApiException {
        XdmNode expectedRoot = root(expected);
        XdmNode actualRoot = root(actual);
        if (expectedRoot.getNodeName().equals(actualRoot.getNodeName())) {
            elements(expectedRoot, actualRoot, expectedRoot.getNodeName().getLocalName());
            namespaces(expectedRoot, actualRoot);
        } else {
            differ(
                    "/",
                    expectedRoot.getNodeName().toString(),
                    actualRoot.getNodeName().toString());
        }
        return List.copyOf(found);
    }

    private XdmNode root(Bytes document) throws SaxonApiException {
        XdmNode node = xml.tree(document.open());
        return children(node).getFirst();
    }

    private void elements(XdmNode expected, XdmNode actual, String path) {
        attributes(expected, actual, path);
        remarks(expected, actual, path);
        List<XdmNode> left = children(expected);
        List<XdmNode> right = children(actual);
        if (left.isEmpty() && right.isEmpty()) {
            if (!expected.getStringValue().equals(actual.getStringValue())) {
                differ(path, expected.getStringValue(), actual.getStringValue());
            }
            return;
        }
        int j = 0;
        for (int i = 0; i < left.size(); i++) {
            QName name = left.get(i).getNodeName();
            int match = next(right, j, name);
            if (match < 0) {
                differ(path + "/" + name.getLocalName(), left.get(i).getStringValue(), ABSENT);
                continue;
            }
            unexpected(right.subList(j, match), path);
            elements(left.get(i), right.get(match), path + "/" + name.getLocalName() + position(left, i));
            j = match + 1;
        }
        unexpected(right.subList(j, right.size()), path);
    }

    private static int next(List<XdmNode> nodes, int from, QName name) {
        for (int i = from; i < nodes.size(); i++) {
            if (nodes.get(i).getNodeName().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void unexpected(List<XdmNode> nodes, String path) {
        nodes.forEach(node -> differ(path + "/" + node.getNodeName().getLocalName(), ABSENT, node.getStringValue()));
    }

    private static String position(List<XdmNode> siblings, int index) {
        QName name = siblings.get(index).getNodeName();
        long all = siblings.stream()
                .filter(node -> node.getNodeName().equals(name))
                .count();
        long before = siblings.subList(0, index).stream()
                .filter(node -> node.getNodeName().equals(name))
                .count();
        return all > 1 ? "[" + (before + 1) + "]" : "";
    }

    private void attributes(XdmNode expected, XdmNode actual, String path) {
        Map<String, String> left = attributes(expected);
        Map<String, String> right = attributes(actual);
        var names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        for (String name : names) {
            String wanted = left.getOrDefault(name, ABSENT);
            String given = right.getOrDefault(name, ABSENT);
            if (!wanted.equals(given)) {
                differ(path + "/@" + name, wanted, given);
            }
        }
    }

    private static Map<String, String> attributes(XdmNode element) {
        var attributes = new HashMap<String, String>();
        for (var iterator = element.axisIterator(Axis.ATTRIBUTE); iterator.hasNext(); ) {
            XdmNode attribute = iterator.next();
            attributes.put(attribute.getNodeName().getClarkName(), attribute.getStringValue());
        }
        return attributes;
    }

    /** Declarations nobody needs: a message says by its namespaces which versions it knows. */
    private void namespaces(XdmNode expected, XdmNode actual) {
        SortedSet<String> wanted = namespaces(expected);
        SortedSet<String> given = namespaces(actual);
        if (!wanted.equals(given)) {
            differ("/namespace()", String.join(" ", wanted), String.join(" ", given));
        }
    }

    private static SortedSet<String> namespaces(XdmNode root) {
        var found = new TreeSet<String>();
        for (var elements = root.axisIterator(Axis.DESCENDANT_OR_SELF); elements.hasNext(); ) {
            XdmNode element = elements.next();
            if (element.getNodeKind() == XdmNodeKind.ELEMENT) {
                element.axisIterator(Axis.NAMESPACE).forEachRemaining(uri -> found.add(uri.getStringValue()));
            }
        }
        return found;
    }

    /** Comments and processing instructions; a message has none, and what a sender writes there must not pass. */
    private void remarks(XdmNode expected, XdmNode actual, String path) {
        if (!remarks(expected).equals(remarks(actual))) {
            differ(path + "/comment()", remarks(expected), remarks(actual));
        }
    }

    private static String remarks(XdmNode node) {
        var remarks = new StringBuilder();
        for (var iterator = node.axisIterator(Axis.CHILD); iterator.hasNext(); ) {
            XdmNode child = iterator.next();
            if (child.getNodeKind() == XdmNodeKind.COMMENT
                    || child.getNodeKind() == XdmNodeKind.PROCESSING_INSTRUCTION) {
                remarks.append(child.getStringValue());
            }
        }
        return remarks.toString();
    }

    private static List<XdmNode> children(XdmNode node) {
        var children = new ArrayList<XdmNode>();
        for (var iterator = node.axisIterator(Axis.CHILD); iterator.hasNext(); ) {
            XdmNode child = iterator.next();
            if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
                children.add(child);
            }
        }
        return children;
    }

    private void differ(String path, String expected, String actual) {
        found.add(new Difference(target, path, expected, actual));
    }
}
