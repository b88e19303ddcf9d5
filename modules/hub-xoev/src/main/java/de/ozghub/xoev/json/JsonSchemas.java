package de.ozghub.xoev.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.serialization.DefaultNodeReader;
import com.networknt.schema.utils.JsonNodes;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas of the library, found by {@code $id}. Immutable and thread-safe; schemas are compiled when first used. */
public final class JsonSchemas {

    /** Findings of one document beyond which nothing more is told. */
    public static final int MAX_HITS = 100;

    private static final String SUFFIX = ".schema.json";
    private static final int MAX_FOLDER_DEPTH = 8;

    private final Map<String, String> texts;
    private final Map<String, JsonNode> trees;
    private final StrictJson reader;
    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final Set<String> names;

    /** @param names every name a schema gives to a property: safe to show, unlike what a document calls its own */
    private JsonSchemas(Map<String, JsonNode> trees, Set<String> names, XmlLimits limits) {
        this.trees = Map.copyOf(trees);
        this.texts = trees.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, tree -> tree.getValue().toString()));
        this.names = Set.copyOf(names);
        this.reader = new StrictJson(limits);
        var config = SchemaRegistryConfig.builder()
                .regularExpressionFactory(BoundedPattern::new)
                // FIM says by format alone what a date is
                .formatAssertionsEnabled(true)
                .build();
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                // without a map entry and without remote fetching an address leads nowhere
                builder -> builder.schemas(this.texts)
                        .schemaRegistryConfig(config)
                        .nodeReader(DefaultNodeReader.Builder::locationAware));
    }

    /**
     * Finds every file {@code *.schema.json} with an {@code $id} below the folders; others are passed over.
     *
     * @throws UncheckedIOException if a folder cannot be listed
     */
    public static JsonSchemas open(List<Path> folders, XmlLimits limits) {
        var strict = new StrictJson(XmlLimits.LIBRARY);
        var trees = new HashMap<String, JsonNode>();
        var names = new HashSet<String>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder, MAX_FOLDER_DEPTH)) {
                files.filter(file -> file.toString().endsWith(SUFFIX))
                        .sorted()
                        .forEach(file -> add(strict, file, trees, names));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new JsonSchemas(trees, names, limits);
    }

    private static void add(StrictJson strict, Path file, Map<String, JsonNode> trees, Set<String> names) {
        try {
            JsonNode schema = strict.read(Files.readAllBytes(file));
            String id = schema.path("$id").asString("");
            if (!id.isBlank()) {
                collect(schema, names);
                trees.putIfAbsent(id, schema);
            }
        } catch (JsonFault e) {
            // a file that is no JSON is no schema; whoever needs it hears that it is missing
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean knows(String id) {
        return texts.containsKey(id);
    }

    public Set<String> ids() {
        return texts.keySet();
    }

    /** What the document says in {@code $schema}; empty if it says nothing. */
    public static Optional<String> schemaOf(JsonNode document) {
        return document.isObject()
                ? Optional.of(document.path("$schema").asString("")).filter(id -> !id.isBlank())
                : Optional.empty();
    }

    /** @throws JsonFault if it is no JSON or exceeds a limit */
    public JsonNode read(byte[] document) throws JsonFault {
        return reader.read(document);
    }

    /**
     * @param id one this library {@link #knows}
     * @throws JsonFault if a text keeps a pattern busy for too long
     * @throws IllegalStateException if the schema itself cannot be used; the message names the reason
     */
    public List<JsonHit> check(String id, JsonNode document) throws JsonFault {
        try {
            return schema(id).validate(document).stream()
                    .limit(MAX_HITS)
                    .map(this::hit)
                    .toList();
        } catch (BoundedPattern.Exhausted | StackOverflowError e) {
            throw new JsonFault("max-pattern-work", true, 0, 0);
        } catch (SchemaException | JacksonException e) {
            throw new IllegalStateException("the schema %s cannot be used: %s".formatted(id, e.getMessage()), e);
        }
    }

    private Schema schema(String id) {
        return compiled.computeIfAbsent(id, absent -> {
            Schema schema = registry.getSchema(SchemaLocation.of(absent));
            schema.initializeValidators();
            return schema;
        });
    }

    private static void collect(JsonNode node, Set<String> found) {
        JsonNode properties = node.path("properties");
        if (properties.isObject()) {
            found.addAll(properties.propertyNames());
        }
        node.values().forEach(child -> collect(child, found));
    }

    private JsonHit hit(Error error) {
        var pointer = new StringBuilder();
        String field = "";
        var location = error.getInstanceLocation();
        for (int i = 0; i < location.getNameCount(); i++) {
            String name = String.valueOf(location.getElement(i));
            boolean index = name.chars().allMatch(Character::isDigit);
            String shown = index || names.contains(name) ? name : "?";
            pointer.append('/').append(shown.replace("~", "~0").replace("/", "~1"));
            field = index ? field : shown;
        }
        String property = error.getProperty();
        String detail = property != null && names.contains(property) ? property : "";
        TokenStreamLocation at =
                error.getInstanceNode() == null ? null : JsonNodes.tokenStreamLocationOf(error.getInstanceNode());
        return new JsonHit(
                String.valueOf(error.getKeyword()),
                pointer.toString(),
                field,
                title(error.getSchemaLocation()),
                detail,
                at == null ? 0 : Math.max(at.getLineNr(), 0),
                at == null ? 0 : Math.max(at.getColumnNr(), 0));
    }

    /** Of the schema that holds the broken keyword. */
    private String title(SchemaLocation keyword) {
        JsonNode at = trees.get(String.valueOf(keyword.getAbsoluteIri()));
        NodePath steps = keyword.getFragment();
        for (int i = 0; at != null && i < steps.getNameCount() - 1; i++) {
            Object step = steps.getElement(i);
            at = step instanceof Integer index ? at.get(index) : at.get(String.valueOf(step));
        }
        return at == null ? "" : at.path("title").asString("");
    }
}
