package de.ozghub.core.config;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One section of a file: gives values by key, notes faults, and knows in the end which keys nobody asked for. */
final class Section {

    private final Document document;
    private final String path;
    private final Faults faults;
    private final Set<String> asked = new TreeSet<>();

    Section(Document document, String path, Faults faults) {
        this.document = document;
        this.path = path;
        this.faults = faults;
    }

    String path() {
        return path;
    }

    boolean has(String key) {
        asked.add(key);
        document.asked(Document.join(path, key));
        return document.node(Document.join(path, key)) != null;
    }

    <T> Value<T> required(String key, Kind<T> kind) {
        return has(key) ? read(Document.join(path, key), kind) : missing(key);
    }

    <T> Value<T> optional(String key, Kind<T> kind, T otherwise) {
        return has(key) ? read(Document.join(path, key), kind) : Value.of(otherwise);
    }

    /** Empty where the key is absent. */
    <T> Value<Optional<T>> optional(String key, Kind<T> kind) {
        if (!has(key)) {
            return Value.of(Optional.empty());
        }
        Value<T> value = read(Document.join(path, key), kind);
        return Value.from(() -> Optional.of(value.get()));
    }

    /** A section below; where it is absent, an empty one. */
    Section below(String key) {
        if (has(key)) {
            String child = Document.join(path, key);
            if (!(document.node(child) instanceof MappingNode)) {
                fault(child, Rule.NOT_A_SECTION, "");
            }
        }
        return new Section(document, Document.join(path, key), faults);
    }

    <T> Value<T> required(String key, Function<Section, Value<T>> reader) {
        if (!has(key)) {
            return missing(key);
        }
        Section section = below(key);
        return document.node(section.path) instanceof MappingNode ? reader.apply(section) : Value.faulty();
    }

    /** Empty where the section is absent. */
    <T> Value<Optional<T>> optional(String key, Function<Section, Value<T>> reader) {
        if (!has(key)) {
            return Value.of(Optional.empty());
        }
        Value<T> value = required(key, reader);
        return Value.from(() -> Optional.of(value.get()));
    }

    /** A list of sections; empty where it is absent. */
    <T> Value<List<T>> sections(String key, Function<Section, Value<T>> reader) {
        return entries(key, child -> {
            if (document.node(child) instanceof MappingNode) {
                return reader.apply(new Section(document, child, faults));
            }
            fault(child, Rule.NOT_A_SECTION, "");
            return Value.faulty();
        });
    }

    /** A list of single values; empty where it is absent. */
    <T> Value<List<T>> values(String key, Kind<T> kind) {
        return entries(key, child -> read(child, kind));
    }

    /** The list must be there with at least one entry. */
    <T> Value<List<T>> nonEmpty(String key, Value<List<T>> list) {
        if (list.isFaulty() || !list.get().isEmpty()) {
            return list;
        }
        fault(Document.join(path, key), has(key) ? Rule.EMPTY : Rule.MISSING, "");
        return Value.faulty();
    }

    /** Single values by names that operators choose; empty where the key is absent. */
    <T> Value<SortedMap<String, T>> named(String key, Kind<T> kind) {
        Section section = below(key);
        SortedMap<String, T> found = new TreeMap<>();
        boolean faulty = has(key) && !(document.node(section.path) instanceof MappingNode);
        for (String name : document.keysOf(section.path).keySet()) {
            Value<T> value = read(Document.join(section.path, name), kind);
            if (value.isFaulty() || !isName(section, name)) {
                faulty = true;
            } else {
                found.put(name, value.get());
            }
        }
        return faulty ? Value.faulty() : Value.of(found);
    }

    /** Makes the record of this section once all keys were asked for; notes those nobody asked for. */
    <T> Value<T> make(Supplier<T> maker) {
        document.keysOf(path).forEach((key, node) -> {
            if (!asked.contains(key)) {
                String place = Document.join(path, key);
                String known = String.join(", ", asked);
                faults.add(new Fault(document.file(), Document.lineOf(node), place, "", Rule.UNKNOWN_KEY, known));
            }
        });
        try {
            return Value.from(maker);
        } catch (IllegalArgumentException e) {
            fault(path, Rule.COMBINATION, String.valueOf(e.getMessage()));
            return Value.faulty();
        }
    }

    /** Notes that a value that could be read is wrong beside another one. */
    <T> Value<T> refuse(String key, Rule rule, String detail) {
        fault(Document.join(path, key), rule, detail);
        return Value.faulty();
    }

    private boolean isName(Section section, String name) {
        boolean fits = Kind.NAME.matcher(name).matches();
        if (!fits) {
            fault(Document.join(section.path, name), Rule.KEY, "");
        }
        return fits;
    }

    private <T> Value<List<T>> entries(String key, Function<String, Value<T>> reader) {
        if (!has(key)) {
            return Value.of(List.of());
        }
        String place = Document.join(path, key);
        if (!(document.node(place) instanceof SequenceNode sequence)) {
            fault(place, Rule.NOT_A_LIST, "");
            return Value.faulty();
        }
        List<Value<T>> entries = new ArrayList<>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            entries.add(reader.apply(place + "[" + i + "]"));
        }
        return Value.from(() -> entries.stream().map(Value::get).toList());
    }

    private <T> Value<T> read(String place, Kind<T> kind) {
        Node node = document.node(place);
        if (!(node instanceof ScalarNode scalar)) {
            fault(place, Rule.NOT_A_TEXT, "");
            return Value.faulty();
        }
        String text = scalar.getValue();
        if (scalar.isPlain() && (text.isEmpty() || text.equals("~") || text.equals("null"))) {
            fault(place, Rule.MISSING, "");
            return Value.faulty();
        }
        return parse(place, text, kind);
    }

    private <T> Value<T> parse(String place, String text, Kind<T> kind) {
        try {
            return Value.of(kind.parser().apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            String shown = kind.mayShow(text) ? text : "";
            faults.add(new Fault(document.file(), document.line(place), place, shown, kind.rule(), kind.detail()));
            return Value.faulty();
        }
    }

    private <T> Value<T> missing(String key) {
        fault(Document.join(path, key), Rule.MISSING, "");
        return Value.faulty();
    }

    private void fault(String place, Rule rule, String detail) {
        faults.add(new Fault(document.file(), document.line(place), place, "", rule, detail));
    }
}
