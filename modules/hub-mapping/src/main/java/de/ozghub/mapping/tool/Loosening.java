package de.ozghub.mapping.tool;

import de.ozghub.mapping.tool.Breakage.Edit;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file of a package with one condition put out of force, as often as it has conditions. */
final class Loosening {

    private Loosening() {}

    static List<Edit> of(String text) {
        var edits = new ArrayList<Edit>();
        Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        if (root != null) {
            look(root, "", text, edits);
        }
        return edits;
    }

    private static void look(Node node, String name, String text, List<Edit> edits) {
        switch (node) {
            case SequenceNode list -> list.getValue().forEach(item -> look(item, name, text, edits));
            case MappingNode block -> {
                String own = value(block, "to", value(block, "name", name));
                for (NodeTuple tuple : block.getValue()) {
                    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                    Node value = tuple.getValueNode();
                    if (key.equals("when")) {
                        edits.add(edit(text, value, "when of " + own));
                    } else {
                        look(value, own, text, edits);
                    }
                }
            }
            default -> {
                // a text has no rule in it
            }
        }
    }

    private static Edit edit(String text, Node node, String what) {
        String old = text.substring(start(text, node), end(text, node));
        // a block that ends with its line takes the line's end along
        String lineEnd = old.endsWith("\n") ? "\n" : "";
        return new Edit(
                "%d %s".formatted(node.getStartMark().getLine() + 1, what),
                text.substring(0, start(text, node)) + "true()" + lineEnd + text.substring(end(text, node)));
    }

    private static int start(String text, Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().getIndex());
    }

    private static int end(String text, Node node) {
        return text.offsetByCodePoints(0, node.getEndMark().getIndex());
    }

    private static String value(MappingNode block, String key, String otherwise) {
        return block.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue())
                .findFirst()
                .orElse(otherwise);
    }
}
