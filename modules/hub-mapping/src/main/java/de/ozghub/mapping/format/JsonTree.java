package de.ozghub.mapping.format;

import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.message.Element;
import de.ozghub.mapping.table.Notes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns a tree into JSON: the schema says what is an array, a number or a truth value. For one message. */
final class JsonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,30})(?:\\.\\d{1,30})?");
    private static final int MAX_REFERENCES = 20;

    private final Place place;
    private final JsonNode root;
    private final Notes notes;

    JsonTree(Place place, JsonNode schema, Notes notes) {
        this.place = place;
        this.root = schema;
        this.notes = notes;
    }

    JsonNode of(Element element) {
        return object(element, resolved(root));
    }

    private ObjectNode object(Element element, JsonNode schema) {
        var byName = new LinkedHashMap<String, List<Element>>();
        element.children()
                .forEach(child -> byName.computeIfAbsent(child.name().getLocalPart(), name -> new ArrayList<>())
                        .add(child));
        ObjectNode object = NODES.objectNode();
        element.attributes()
                .forEach(attribute -> object.set(
                        attribute.name().getLocalPart(),
                        value(
                                element,
                                attribute.value(),
                                resolved(schema.path("properties")
                                        .path(attribute.name().getLocalPart())))));
        byName.forEach((name, children) -> {
            JsonNode property = resolved(schema.path("properties").path(name));
            if (type(property).equals("array")) {
                ArrayNode array = NODES.arrayNode();
                JsonNode items = resolved(property.path("items"));
                children.forEach(child -> array.add(node(child, items)));
                object.set(name, array);
            } else {
                if (children.size() > 1) {
                    notes.fault(JsonFormat.misfit(place, children.getFirst(), "several-values"));
                }
                object.set(name, node(children.getFirst(), property));
            }
        });
        return object;
    }

    private JsonNode node(Element element, JsonNode schema) {
        boolean leaf = element.children().isEmpty() && element.attributes().isEmpty();
        return leaf ? value(element, element.text().orElse(""), schema) : object(element, schema);
    }

    private JsonNode value(Element element, String text, JsonNode schema) {
        return switch (type(schema)) {
            case "integer", "number" -> {
                if (!NUMBER.matcher(text).matches()) {
                    notes.fault(JsonFormat.misfit(place, element, "not-a-number"));
                    yield NODES.nullNode();
                }
                yield NODES.numberNode(new BigDecimal(text));
            }
            case "boolean" -> {
                boolean known = text.matches("true|false|1|0");
                if (!known) {
                    notes.fault(JsonFormat.misfit(place, element, "not-a-boolean"));
                }
                yield NODES.booleanNode(text.equals("true") || text.equals("1"));
            }
            default -> NODES.stringNode(text);
        };
    }

    private static String type(JsonNode schema) {
        return schema.path("type").asString("");
    }

    /** Follows references inside the schema: {@code #/$defs/name}. */
    private JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        for (int i = 0; i < MAX_REFERENCES && found.path("$ref").isString(); i++) {
            String reference = found.path("$ref").asString();
            found = reference.startsWith("#") ? root.at(reference.substring(1)) : NODES.missingNode();
        }
        return found;
    }
}
