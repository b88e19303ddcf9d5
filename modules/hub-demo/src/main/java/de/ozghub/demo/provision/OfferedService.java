package de.ozghub.demo.provision;

import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.PackageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a portal may send, as a mapping package states it.
 *
 * @param service URN
 * @param schema schema key of the data
 * @param title German name
 */
record OfferedService(String service, String schema, String title) {

    /** One for each package of the folder. */
    static List<OfferedService> read(Path mappings) throws IOException {
        return MappingPackages.read(mappings).stream().map(OfferedService::of).toList();
    }

    private static OfferedService of(PackageSource source) {
        String text = source.files().get(MappingPackages.DESCRIPTION);
        Map<String, Object> description = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new OfferedService(
                String.valueOf(description.get("service")),
                String.valueOf(description.get("source")),
                String.valueOf(description.get("title")));
    }
}
