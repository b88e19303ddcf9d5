package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hub's rules of metadata and the official schema judge alike: every member of rich documents is replaced by every
 * value of a list that holds the borders of all rules, is left out, and is joined by an unknown member.
 */
class MetadataSchemaTest {

    /** The endurance run judges a hundred thousand. */
    private static final int DOCUMENTS = Boolean.getBoolean("hub.endurance") ? 100_000 : 3_000;

    private static final Path OFFICIAL =
            Path.of(System.getProperty("xoev.dir", "."), "..", "specs", "fit-connect", "metadata-2.1.0.schema.json");

    private final Schema own = schema(read(MetadataSchemaTest.class, "metadata-2.1.0.json"));

    @Test
    void judges_like_the_official_schema() throws IOException {
        var official = official();
        int valid = 0;
        int invalid = 0;
        for (var document : documents()) {
            assertJudgedAlike(document, official);
            if (own.validate(document).isEmpty()) {
                valid++;
            } else {
                invalid++;
            }
        }
        assertThat(valid).isGreaterThan(2_000);
        assertThat(invalid).isGreaterThan(10_000);
    }

    @Test
    void judges_two_faults_like_the_official_schema() throws IOException {
        var official = official();
        var random = new Random(20261121);
        var documents = documents();
        var bases = MetadataSamples.bases();
        for (int i = 0; i < DOCUMENTS; i++) {
            var document =
                    (ObjectNode) documents.get(random.nextInt(documents.size())).deepCopy();
            var pointers = pointers(bases.get(random.nextInt(bases.size())), "");
            replace(
                    document,
                    pointers.get(random.nextInt(pointers.size())),
                    MetadataSamples.values()
                            .get(random.nextInt(MetadataSamples.values().size())));
            assertJudgedAlike(document, official);
        }
    }

    @Test
    void takes_rich_and_poor_metadata() {
        for (var base : MetadataSamples.bases()) {
            assertThat(own.validate(base)).isEmpty();
        }
    }

    /** The same verdict, and no finding at a place where the official schema has none. */
    private void assertJudgedAlike(JsonNode document, Schema official) {
        var expected = locations(official.validate(document));
        var found = locations(own.validate(document));
        assertThat(found.isEmpty()).as("%s", document).isEqualTo(expected.isEmpty());
        assertThat(expected).as("%s", document).containsAll(found);
    }

    private static Schema official() throws IOException {
        assumeTrue(Files.exists(OFFICIAL), "the official schema is not here");
        return schema(Files.readString(OFFICIAL));
    }

    private static List<JsonNode> documents() {
        var documents = new ArrayList<JsonNode>();
        for (var base : MetadataSamples.bases()) {
            documents.add(base);
            for (var pointer : pointers(base, "")) {
                for (var value : MetadataSamples.values()) {
                    var changed = (ObjectNode) base.deepCopy();
                    replace(changed, pointer, value);
                    documents.add(changed);
                }
                documents.addAll(withoutAndWithMore(base, pointer));
            }
        }
        return documents;
    }

    private static List<JsonNode> withoutAndWithMore(JsonNode base, String pointer) {
        var changed = new ArrayList<JsonNode>();
        int slash = pointer.lastIndexOf('/');
        var without = base.deepCopy();
        if (without.at(pointer.substring(0, slash)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(slash + 1));
            changed.add(without);
        }
        var more = base.deepCopy();
        switch (more.at(pointer)) {
            case ObjectNode object -> object.put("unbekannt", "x");
            case ArrayNode array -> array.add(array.isEmpty() ? array.objectNode() : array.get(0));
            case JsonNode _ -> {}
        }
        changed.add(more);
        return changed;
    }

    private static void replace(ObjectNode document, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        var name = pointer.substring(slash + 1);
        switch (document.at(pointer.substring(0, slash))) {
            case ObjectNode object -> object.set(name, value);
            case ArrayNode array when array.has(0) && name.equals("0") -> array.set(0, value);
            case JsonNode _ -> {}
        }
    }

    private static List<String> pointers(JsonNode node, String at) {
        Stream<String> children = switch (node) {
            case ObjectNode object -> object.propertyNames().stream();
            case ArrayNode array ->
                Stream.iterate(0, index -> index < array.size(), index -> index + 1)
                        .map(String::valueOf);
            case JsonNode _ -> Stream.empty();
        };
        return children.map(child -> at + "/" + child)
                .flatMap(pointer -> Stream.concat(
                        Stream.of(pointer), pointers(node.at(pointer.substring(at.length())), pointer).stream()))
                .toList();
    }

    private static Set<String> locations(List<Error> findings) {
        return findings.stream()
                .map(finding -> finding.getInstanceLocation().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    private static String read(Class<?> neighbour, String name) {
        try (var in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError(name + " is missing");
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
