package de.ozghub.backoffice.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Where the elements stand that a signature covers. A signature finds its elements by their ids and says nothing about their
 * place: an attacker may move a signed Body aside and put another one where it is read (XML signature wrapping). What is
 * compared is the structure, not the nodes: SAAJ wraps some of them.
 */
final class SignedPlaces {

    private static final String SOAP = WSConstants.URI_SOAP11_ENV;

    private SignedPlaces() {}

    /**
     * Whether the one Body of the envelope, and the one Timestamp of its one Security header, are among the signed elements.
     *
     * @param references what the signature covers, as WSS4J found it
     */
    static boolean holdBodyAndTimestamp(List<?> references) {
        List<Element> signed = references.stream()
                .filter(WSDataRef.class::isInstance)
                .map(reference -> ((WSDataRef) reference).getProtectedElement())
                .filter(Objects::nonNull)
                .toList();
        return signed.stream().anyMatch(SignedPlaces::isBody) && signed.stream().anyMatch(SignedPlaces::isTimestamp);
    }

    private static boolean isBody(Element element) {
        return isOnly(element, SOAP, "Body") && isEnvelope(element.getParentNode());
    }

    private static boolean isTimestamp(Element element) {
        Node security = element.getParentNode();
        Node header = security == null ? null : security.getParentNode();
        return isOnly(element, WSConstants.WSU_NS, "Timestamp")
                && isOnly(security, WSConstants.WSSE_NS, "Security")
                && isOnly(header, SOAP, "Header")
                && header != null
                && isEnvelope(header.getParentNode());
    }

    /** Whether a node is the element of this name, and its parent has no other one of this name. */
    private static boolean isOnly(@Nullable Node node, String namespace, String name) {
        if (node == null || !isElement(node, namespace, name)) {
            return false;
        }
        Node parent = node.getParentNode();
        return parent != null && children(parent, namespace, name).size() == 1;
    }

    private static boolean isEnvelope(@Nullable Node node) {
        if (node == null || !isElement(node, SOAP, "Envelope")) {
            return false;
        }
        Node parent = node.getParentNode();
        return parent == null || parent.getNodeType() == Node.DOCUMENT_NODE;
    }

    private static boolean isElement(Node node, String namespace, String name) {
        return node.getNodeType() == Node.ELEMENT_NODE
                && namespace.equals(node.getNamespaceURI())
                && name.equals(node.getLocalName());
    }

    private static List<Node> children(Node parent, String namespace, String name) {
        var children = new ArrayList<Node>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (isElement(child, namespace, name)) {
                children.add(child);
            }
        }
        return children;
    }
}
