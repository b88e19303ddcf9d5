package de.ozghub.mapping.sample;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappingInput;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.definition.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One sample of a package.
 *
 * @param expected message by target; {@code target.enclosure} for what travels beside it
 * @param faults what is wrong with the sample itself
 */
public record Sample(
        String name, MappingInput input, Expected outcome, SortedMap<String, Bytes> expected, Faults faults) {

    private static final String FOLDER = "samples/";

    /**
     * What should happen.
     *
     * @param reason word that must stand among the faults; empty for any
     * @param field that one of these faults must name; empty for any
     */
    public record Expected(Expectation expectation, String reason, String field) {}

    /** What should happen. */
    public enum Expectation {
        MESSAGES,
        SOURCE_INVALID,
        MAPPING_FAULT
    }

    /** Every sample of a package, by name. */
    public static List<Sample> of(PackageSource source) {
        var folders = new TreeMap<String, SortedMap<String, String>>();
        for (Map.Entry<String, String> file : source.files().tailMap(FOLDER).entrySet()) {
            String[] path = file.getKey().split("/", 3);
            if (file.getKey().startsWith(FOLDER) && path.length == 3) {
                folders.computeIfAbsent(path[1], name -> new TreeMap<>()).put(path[2], file.getValue());
            }
        }
        var samples = new ArrayList<Sample>();
        folders.forEach((name, files) -> samples.add(one(name, files)));
        return samples;
    }

    /** A message with what its {@code context.yaml} says; what cannot be read there is left as it is by default. */
    public static MappingInput input(Bytes data, String context) {
        var given = new ContextReader("context.yaml", new Faults()).read(context);
        return new MappingInput(data, given.context(), given.settings());
    }

    private static Sample one(String name, SortedMap<String, String> files) {
        var faults = new Faults();
        var context = new ContextReader(FOLDER + name + "/context.yaml", faults);
        var given = context.read(files.getOrDefault("context.yaml", ""));
        Bytes data = Bytes.utf8(files.getOrDefault("input.xml", ""));
        var expected = new TreeMap<String, Bytes>();
        files.tailMap("expected/").forEach((path, text) -> {
            int dot = path.lastIndexOf('.');
            if (path.startsWith("expected/") && dot > 0) {
                expected.put(path.substring("expected/".length(), dot), Bytes.utf8(text));
            }
        });
        var input = new MappingInput(data, given.context(), given.settings());
        return new Sample(name, input, given.expected(), expected, faults);
    }
}
