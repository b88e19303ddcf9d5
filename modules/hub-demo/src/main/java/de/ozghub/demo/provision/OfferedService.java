package de.ozghub.demo.provision;

import de.ozghub.core.config.HubConfiguration;
import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.sample.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a portal may send, as a mapping package states it.
 *
 * @param path of the package
 * @param service URN
 * @param schema schema key of the data
 * @param title German name
 * @param targets schema of each target
 * @param samples messages that are valid and need no attachment
 */
record OfferedService(
        String path, String service, String schema, String title, Map<String, String> targets, List<Path> samples) {

    /** A service of some portal the hub has no package for: it goes into the inbox of whoever has one. */
    static final String WITHOUT_PACKAGE = "urn:ozg-hub:leistung:fundanzeige";

    private static final String OWN_SCHEMA = "urn:ozg-hub:";

    OfferedService {
        targets = Map.copyOf(targets);
        samples = List.copyOf(samples);
    }

    /** One for each package of the folder that some authority offers a service with. */
    static List<OfferedService> read(Path mappings, HubConfiguration configuration) throws IOException {
        List<String> used = configuration.authorities().stream()
                .flatMap(authority -> authority.services().stream())
                .map(terms -> terms.packagePath())
                .toList();
        return MappingPackages.read(mappings).stream()
                .filter(source -> used.contains(source.path()))
                .map(source -> of(mappings, source))
                .toList();
    }

    /**
     * The service without a package.
     *
     * @param sample where its form is written to
     */
    static OfferedService withoutPackage(Path sample) throws IOException {
        try (InputStream in = OfferedService.class.getResourceAsStream("fundanzeige.xml")) {
            Files.createDirectories(sample.getParent());
            Files.write(sample, Objects.requireNonNull(in, "fundanzeige.xml").readAllBytes());
        }
        return new OfferedService(
                "–",
                WITHOUT_PACKAGE,
                "urn:ozg-hub:fundanzeige:1.0#fundanzeige",
                "Fundanzeige",
                Map.of(),
                List.of(sample));
    }

    private static OfferedService of(Path mappings, PackageSource source) {
        String text = source.files().get(MappingPackages.DESCRIPTION);
        Map<String, Object> description = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new OfferedService(
                source.path(),
                String.valueOf(description.get("service")),
                String.valueOf(description.get("source")),
                String.valueOf(description.get("title")),
                targets(description),
                samples(mappings, source));
    }

    private static Map<String, String> targets(Map<String, Object> description) {
        var targets = new HashMap<String, String>();
        if (description.get("targets") instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> target) {
                    targets.put(String.valueOf(target.get("name")), String.valueOf(target.get("schema")));
                }
            }
        }
        return targets;
    }

    private static List<Path> samples(Path mappings, PackageSource source) {
        List<Sample> valid = Sample.of(source).stream()
                .filter(sample -> sample.outcome().expectation() == Sample.Expectation.MESSAGES)
                .toList();
        List<Sample> plain = valid.stream()
                .filter(sample -> sample.input().context().attachments().isEmpty())
                .toList();
        return (plain.isEmpty() ? valid : plain)
                .stream()
                        .map(sample -> mappings.resolve(source.path())
                                .resolve("samples")
                                .resolve(sample.name())
                                .resolve("input.xml"))
                        .toList();
    }

    /** Whether its schema is the project's own; all others need an official package. */
    boolean ownSchema() {
        return schema.startsWith(OWN_SCHEMA);
    }
}
