package de.ozghub.mapping.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One block of a YAML file whose keys are asked for by name. What is missing, of another kind or never asked for becomes a
 * fault with its line; the caller goes on with a stand-in and looks at the faults in the end.
 */
public final class YamlFields {

    private final Place place;
    private final Faults faults;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private YamlFields(Place place, Faults faults) {
        this.place = place;
        this.faults = faults;
    }

    /** The top block of a file; empty if the file is not YAML. */
    public static YamlFields parse(String file, String text, Faults faults) {
        return compose(file, text, faults)
                .map(node -> of(file, node, faults))
                .orElseGet(() -> new YamlFields(new Place(file, 1), faults));
    }

    /** The blocks of a file that is one list; empty if the file is not YAML. */
    static List<YamlFields> parseList(String file, String text, Faults faults) {
        return compose(file, text, faults)
                .map(node -> blocks(file, node, faults))
                .orElse(List.of());
    }

    private static Optional<Node> compose(String file, String text, Faults faults) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(30);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
            if (node == null) {
                faults.add(new Place(file, 1), "yaml", "", "The file is empty.");
            }
            return Optional.ofNullable(node);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(new Place(file, line), "yaml", "", "Not readable as YAML: " + e.getProblem());
        } catch (YAMLException e) {
            faults.add(new Place(file, 1), "yaml", "", "Not readable as YAML.");
        }
        return Optional.empty();
    }

    private static YamlFields of(String file, Node node, Faults faults) {
        var fields = new YamlFields(placeOf(file, node), faults);
        if (!(node instanceof MappingNode mapping)) {
            faults.add(fields.place, "type", kind(node), "A block of keys is needed here.");
            return fields;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            Place at = placeOf(file, tuple.getKeyNode());
            if (fields.nodes.putIfAbsent(key, tuple.getValueNode()) != null) {
                faults.add(at, "duplicate-key", key, "The key stands twice in this block.");
            }
            fields.places.put(key, at);
        }
        return fields;
    }

    private static List<YamlFields> blocks(String file, Node node, Faults faults) {
        if (!(node instanceof SequenceNode sequence)) {
            faults.add(placeOf(file, node), "type", kind(node), "A list is needed here.");
            return List.of();
        }
        return sequence.getValue().stream().map(item -> of(file, item, faults)).toList();
    }

    public Place place() {
        return place;
    }

    public Place place(String key) {
        return places.getOrDefault(key, place);
    }

    public boolean has(String key) {
        return nodes.containsKey(key);
    }

    /** Whether there is nothing to ask for, because the text was no YAML. */
    boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** Notes every one of these keys that is not there. */
    public void require(String... keys) {
        for (String key : keys) {
            if (!has(key)) {
                faults.add(place, "missing-key", key, "The key '" + key + "' is needed.");
            }
        }
    }

    /** Whether the key holds a block of keys. */
    boolean isBlock(String key) {
        return nodes.get(key) instanceof MappingNode;
    }

    /** The keys in the order of the file. */
    public List<String> keys() {
        return List.copyOf(nodes.keySet());
    }

    public String text(String key) {
        String found = optionalText(key);
        if (found == null) {
            if (!has(key)) {
                faults.add(place, "missing-key", key, "The key '" + key + "' is needed.");
            }
            return "";
        }
        return found;
    }

    public @Nullable String optionalText(String key) {
        Node node = ask(key);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        faults.add(place(key), "type", key, "A text is needed here.");
        return null;
    }

    /** A text turned into a value; what the reader refuses becomes a fault, and the stand-in is returned. */
    public <T> T value(String key, T standIn, Function<String, T> reader) {
        String text = optionalText(key);
        if (text == null) {
            return standIn;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            faults.add(place(key), "value", text, "Not allowed for '" + key + "': " + e.getMessage());
            return standIn;
        }
    }

    public boolean flag(String key) {
        return value(key, false, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false is needed");
        });
    }

    /** One of the named values; asks for it if there is no stand-in. */
    public <T> T choice(String key, Map<String, T> choices, T standIn) {
        return value(key, standIn, text -> {
            T chosen = choices.get(text);
            if (chosen == null) {
                throw new IllegalArgumentException("one of " + choices.keySet() + " is needed");
            }
            return chosen;
        });
    }

    @Nullable
    Expression expression(String key) {
        String text = optionalText(key);
        return text == null ? null : new Expression(place(key), text);
    }

    public Optional<YamlFields> block(String key) {
        Node node = ask(key);
        return node == null ? Optional.empty() : Optional.of(of(place.file(), node, faults));
    }

    public List<YamlFields> blocks(String key) {
        Node node = ask(key);
        return node == null ? List.of() : blocks(place.file(), node, faults);
    }

    /** A block whose values are all texts, in the order of the file. */
    public Map<String, String> texts(String key) {
        var found = new LinkedHashMap<String, String>();
        block(key).ifPresent(block -> block.keys().forEach(name -> found.put(name, block.text(name))));
        return found;
    }

    /** A text, or a list whose items are texts or blocks of one key: each as name and argument. */
    List<Step> steps(String key) {
        Node node = ask(key);
        var steps = new ArrayList<Step>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> steps.add(step(item)));
        } else if (node != null) {
            steps.add(step(node));
        }
        return steps;
    }

    private Step step(Node node) {
        Place at = placeOf(place.file(), node);
        if (node instanceof ScalarNode scalar) {
            return new Step(at, scalar.getValue(), "");
        }
        if (node instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && mapping.getValue().getFirst().getKeyNode() instanceof ScalarNode name
                && mapping.getValue().getFirst().getValueNode() instanceof ScalarNode argument) {
            return new Step(at, name.getValue(), argument.getValue());
        }
        faults.add(at, "type", kind(node), "A name, or one name with one argument, is needed here.");
        return new Step(at, "trim", "");
    }

    /** Says that every key was asked for; the others are unknown. */
    public void done() {
        for (String key : nodes.keySet()) {
            if (!asked.contains(key)) {
                faults.add(place(key), "unknown-key", key, "This key is not known here.");
            }
        }
    }

    private @Nullable Node ask(String key) {
        asked.add(key);
        return nodes.get(key);
    }

    private static Place placeOf(String file, Node node) {
        return new Place(file, node.getStartMark().getLine() + 1);
    }

    private static String kind(Node node) {
        return node.getNodeId().name();
    }

    /** A named step with its argument; empty if it has none. */
    record Step(Place place, String name, String argument) {}
}
