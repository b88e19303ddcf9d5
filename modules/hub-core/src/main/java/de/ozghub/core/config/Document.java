package de.ozghub.core.config;

import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One YAML file as nodes by key path, with line numbers. Nothing in it is interpreted yet. */
final class Document {

    private final String file;
    private final Faults faults;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Map<String, Node>> keys = new HashMap<>();
    private final Set<String> asked = new TreeSet<>();

    /** Reads the file; what is wrong with its form is noted in {@code faults}. */
    Document(String file, String text, Faults faults) {
        this.file = file;
        this.faults = faults;
        var options = new LoaderOptions();
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(1_000_000);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                faults.add(new Fault(file, 0, "", "", Rule.NOT_A_SECTION, ""));
            } else {
                collect("", root);
            }
        } catch (MarkedYAMLException e) {
            // Not the message: it quotes the file, which may hold what should be secret.
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            faults.add(new Fault(file, line, "", "", Rule.YAML, String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            faults.add(new Fault(file, 0, "", "", Rule.YAML, "limits"));
        }
    }

    String file() {
        return file;
    }

    @Nullable
    Node node(String path) {
        return nodes.get(path);
    }

    /** Notes that the reader knows a key. */
    void asked(String path) {
        asked.add(path.replaceAll("\\[\\d+]", ""));
    }

    /** Every key the reader asked for, without list positions: what may stand in such a file. */
    Set<String> keysAskedFor() {
        return asked;
    }

    /** Text of a single value, empty if there is none. */
    String text(String path) {
        return nodes.get(path) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Key nodes of a section by name; empty if the path leads to none. */
    Map<String, Node> keysOf(String path) {
        return keys.getOrDefault(path, Map.of());
    }

    /** Line of a path, or of the nearest part above it. */
    int line(String path) {
        for (String above = path; ; above = above.substring(0, Math.max(above.lastIndexOf('.'), 0))) {
            Node node = nodes.get(above);
            if (node != null) {
                return lineOf(node);
            }
            if (above.isEmpty()) {
                return 0;
            }
        }
    }

    static int lineOf(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void collect(String path, Node node) {
        if (nodes.putIfAbsent(path, node) != null) {
            return;
        }
        if (node.getAnchor() != null) {
            faults.add(new Fault(file, lineOf(node), path, "", Rule.ALIAS, ""));
            return;
        }
        if (node instanceof MappingNode mapping) {
            collectKeys(path, mapping);
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                collect(path + "[" + i + "]", sequence.getValue().get(i));
            }
        }
    }

    private void collectKeys(String path, MappingNode mapping) {
        Map<String, Node> known = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                faults.add(new Fault(file, lineOf(entry.getKeyNode()), path, "", Rule.NOT_A_TEXT, ""));
                continue;
            }
            String name = key.getValue();
            if (known.putIfAbsent(name, key) == null) {
                collect(join(path, name), entry.getValueNode());
            } else {
                faults.add(new Fault(file, lineOf(key), join(path, name), "", Rule.DUPLICATE_KEY, ""));
            }
        }
        keys.put(path, known);
    }
}
