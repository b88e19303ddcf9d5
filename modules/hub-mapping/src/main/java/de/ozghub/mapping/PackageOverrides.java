package de.ozghub.mapping;

import de.ozghub.mapping.definition.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a Verbund and its authorities set differently: {@code <package path>/verbund.yaml} and {@code <package
 * path>/<authority>.yaml} below one folder, mostly {@code conf/mappings}. The overridden package is a package of its own
 * version: its hash covers what is laid over it.
 *
 * @param folder may be absent: then nothing is overridden
 */
public record PackageOverrides(Path folder) {

    private static final String VERBUND = "verbund";

    /**
     * The package as it is for an authority.
     *
     * @param authority key of the authority; the Verbund's own overrides come first
     * @throws IOException if a file cannot be read
     */
    public PackageSource effective(PackageSource source, String authority) throws IOException {
        var files = new TreeMap<>(source.files());
        lay(source.path(), VERBUND, "1-", files);
        lay(source.path(), authority, "2-", files);
        return PackageSource.of(source.path(), files);
    }

    /**
     * The package as it is for every authority that overrides nothing.
     *
     * @throws IOException if a file cannot be read
     */
    public PackageSource common(PackageSource source) throws IOException {
        var files = new TreeMap<>(source.files());
        lay(source.path(), VERBUND, "1-", files);
        return PackageSource.of(source.path(), files);
    }

    /** Whether the authority has overrides of its own for this package. */
    public boolean differs(String packagePath, String authority) {
        return file(packagePath, authority).isPresent();
    }

    private void lay(String packagePath, String name, String order, Map<String, String> files) throws IOException {
        Optional<Path> file = file(packagePath, name);
        if (file.isPresent()) {
            files.put(DefinitionReader.OVERRIDES + order + name + ".yaml", Files.readString(file.get()));
        }
    }

    private Optional<Path> file(String packagePath, String name) {
        return Stream.of(folder.resolve(packagePath).resolve(name + ".yaml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
