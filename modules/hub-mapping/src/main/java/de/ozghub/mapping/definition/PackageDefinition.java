package de.ozghub.mapping.definition;

import de.ozghub.mapping.BusinessKey;
import de.ozghub.mapping.ServicePolicy;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.util.List;
import java.util.Map;

/**
 * What a package says about itself.
 *
 * @param title German name of the service
 * @param namespaces prefixes of all its XPath
 * @param settings values an authority may set differently, with the package's own
 * @param targets in the order of the file
 */
public record PackageDefinition(
        String title,
        Source source,
        ServicePolicy policy,
        Map<String, String> namespaces,
        Map<String, String> settings,
        List<TargetDefinition> targets) {

    public PackageDefinition {
        namespaces = Map.copyOf(namespaces);
        settings = Map.copyOf(settings);
        targets = List.copyOf(targets);
    }

    /** What comes in and what the hub reads from it. */
    public record Source(ServiceKey service, SchemaKey schema, Expression area, List<Key> businessKeys) {
        public Source {
            businessKeys = List.copyOf(businessKeys);
        }
    }

    /** A business key and where it stands. */
    public record Key(String name, BusinessKey.Sensitivity sensitivity, Expression from) {}
}
