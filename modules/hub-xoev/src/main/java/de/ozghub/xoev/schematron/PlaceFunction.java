package de.ozghub.xoev.schematron;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.ExtensionFunction;
import net.sf.saxon.s9api.ItemType;
import net.sf.saxon.s9api.OccurrenceIndicator;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SequenceType;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XdmValue;
import org.jspecify.annotations.Nullable;

/**
 * The function the compiled rules call with assertion and node where a rule broke. It notes the hit in {@link Hits#CURRENT}
 * and ends the run when there are enough: the report the rules would write is of no use. A name no schema of the library
 * declares is shown as a question mark with its number among all children: its sender chose it.
 */
final class PlaceFunction implements ExtensionFunction {

    static final String NAME = "Q{urn:ozg-hub:schematron}place";

    private static final String UNKNOWN = "?";

    private final Set<String> known;

    PlaceFunction(Set<String> known) {
        this.known = known;
    }

    @Override
    public QName getName() {
        return new QName("urn:ozg-hub:schematron", "place");
    }

    @Override
    public SequenceType getResultType() {
        return SequenceType.makeSequenceType(ItemType.STRING, OccurrenceIndicator.ONE);
    }

    @Override
    public SequenceType[] getArgumentTypes() {
        return new SequenceType[] {
            SequenceType.makeSequenceType(ItemType.STRING, OccurrenceIndicator.ONE),
            SequenceType.makeSequenceType(ItemType.ANY_NODE, OccurrenceIndicator.ZERO_OR_MORE)
        };
    }

    @Override
    public XdmValue call(XdmValue[] arguments) throws SaxonApiException {
        if (!Hits.CURRENT.isBound() || Hits.CURRENT.get().full()) {
            throw new SaxonApiException("enough hits");
        }
        String key = arguments[0].itemAt(0).getStringValue();
        XdmNode subject = arguments[1].size() == 0 ? null : (XdmNode) arguments[1].itemAt(0);
        XdmNode element = element(subject);
        if (subject == null || element == null) {
            Hits.CURRENT.get().add(key, 0, 0, "", "");
        } else if (subject.getNodeKind() == XdmNodeKind.ATTRIBUTE) {
            String field = shown(subject);
            add(key, element, path(element) + "/@" + field, field);
        } else {
            add(key, element, path(element), shown(element));
        }
        return new XdmAtomicValue("");
    }

    private static void add(String key, XdmNode element, String path, String field) {
        int line = Math.max(element.getLineNumber(), 0);
        int column = Math.max(element.getColumnNumber(), 0);
        Hits.CURRENT.get().add(key, line, column, path, field);
    }

    /** The node itself, the element around it, or the root of the document. */
    private static @Nullable XdmNode element(@Nullable XdmNode subject) {
        XdmNode node = subject;
        while (node != null
                && node.getNodeKind() != XdmNodeKind.ELEMENT
                && node.getNodeKind() != XdmNodeKind.DOCUMENT) {
            node = node.getParent();
        }
        return node != null && node.getNodeKind() == XdmNodeKind.DOCUMENT ? root(node) : node;
    }

    private static @Nullable XdmNode root(XdmNode document) {
        for (var children = document.axisIterator(Axis.CHILD); children.hasNext(); ) {
            XdmNode child = children.next();
            if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
                return child;
            }
        }
        return null;
    }

    private String path(XdmNode element) {
        Deque<String> steps = new ArrayDeque<>();
        XdmNode at = element;
        while (at != null && at.getNodeKind() == XdmNodeKind.ELEMENT) {
            XdmNode parent = at.getParent();
            boolean root = parent == null || parent.getNodeKind() != XdmNodeKind.ELEMENT;
            steps.push(root ? "/" + shown(at) : "/" + shown(at) + "[" + number(at) + "]");
            at = parent;
        }
        return String.join("", steps);
    }

    private int number(XdmNode element) {
        String name = shown(element);
        int number = 1;
        for (var before = element.axisIterator(Axis.PRECEDING_SIBLING); before.hasNext(); ) {
            XdmNode sibling = before.next();
            if (sibling.getNodeKind() == XdmNodeKind.ELEMENT
                    && (name.equals(UNKNOWN) || localName(sibling).equals(name))) {
                number++;
            }
        }
        return number;
    }

    private String shown(XdmNode node) {
        String name = localName(node);
        return known.contains(name) ? name : UNKNOWN;
    }

    private static String localName(XdmNode node) {
        QName name = node.getNodeName();
        return name == null ? "" : name.getLocalName();
    }
}
